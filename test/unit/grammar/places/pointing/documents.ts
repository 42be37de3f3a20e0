/** Small programs and texts to point at, by their file. */
export const DOCUMENTS = {
  'wallet.ts': `import { EventEmitter } from 'events';
import { round } from './money';

const MAX_DEPTH = 8;
export const defaults = { currency: 'EUR', retries: 3, verbose: false };

interface Entry {
  id: string;
  amount: number;
}

/** Keeps what someone owns. */
export class Wallet extends EventEmitter {
  private balance = 0;
  private readonly entries: Entry[] = [];

  constructor(private owner: string, limit = 100) {
    super();
    this.limit = limit;
  }

  deposit(amount: number): void {
    if (amount <= 0) {
      throw new Error('amount must be positive');
    }
    this.balance += amount;
    this.emit('change', this.balance);
  }

  async withdraw(amount: number, reason: string = 'none'): Promise<boolean> {
    // TODO: ask the bank about the limit
    if (this.balance < amount) {
      console.log('not enough', reason);
      return false;
    } else {
      this.balance -= amount;
    }
    for (const entry of this.entries) {
      entry.amount = round(entry.amount * 1.5, 2);
    }
    return true;
  }

  private getUser(id: string) {
    return this.entries.find(entry => entry.id === id);
  }
}

export function parse(text: string, depth: number): Entry | null {
  if (depth > MAX_DEPTH) return null;
  const total = text.length;
  return JSON.parse(text);
}
`,
  'jobs.py': `import os
from datetime import datetime, timedelta

RETRIES = 5
handlers = {"start": on_start, "stop": on_stop}


class Job:
    """A thing to do later."""

    def __init__(self, name, delay=10):
        self.name = name
        self.delay = delay

    @property
    def is_due(self):
        return datetime.now() > self.due

    def run(self, retries=RETRIES):
        # retry a few times before giving up
        while retries > 0:
            try:
                self.execute(self.name, timeout=30)
                break
            except TimeoutError as error:
                retries -= 1
                print("failed", error)
            finally:
                self.close()
        return retries


def load_jobs(path, limit: int = 20) -> list:
    with open(path) as file:
        rows = [line.strip() for line in file if line]
    if not rows:
        raise ValueError("no jobs in file")
    elif len(rows) > limit:
        rows = rows[:limit]
    return rows


def test_load_jobs():
    jobs = load_jobs("jobs.csv", 3)
    assert len(jobs) == 3
`,
  'Account.java': `package bank;

import java.util.List;

public class Account {
    private final List<String> notes;
    private int total;

    public Account(List<String> notes) {
        this.notes = notes;
    }

    @Override
    public String toString() {
        return "Account " + total;
    }

    public int sum(int first, int second) {
        int result = first + second;
        for (int i = 0; i < 10; i++) {
            result += i;
        }
        while (result > 100) {
            result /= 2;
        }
        return result;
    }
}
`,
  'server.go': `package main

import "fmt"

type Server struct {
	Host string
	Port int
}

// Start listens until it fails.
func (s *Server) Start(retries int) error {
	for i := 0; i < retries; i++ {
		err := s.listen(s.Host, s.Port)
		if err != nil {
			return fmt.Errorf("listen: %w", err)
		}
	}
	return nil
}

func handle(w Writer, r *Request) {
	switch r.Method {
	case "GET":
		fmt.Fprintln(w, "hello")
	default:
		w.Write(nil)
	}
}
`,
  'tree.rs': `use std::collections::HashMap;

struct Node {
    value: i32,
    children: Vec<Node>,
}

impl Node {
    fn depth(&self) -> usize {
        let mut deepest = 0;
        for child in &self.children {
            deepest = deepest.max(child.depth());
        }
        match deepest {
            0 => 1,
            _ => deepest + 1,
        }
    }
}
`,
  'Shop.cs': `using System;

namespace Shop
{
    public class Cart
    {
        public string Owner { get; set; }
        private decimal price;

        [Obsolete]
        public decimal Total(int count, decimal tax)
        {
            var net = price * count;
            if (count == 0)
            {
                return 0;
            }
            return net + tax;
        }
    }
}
`,
  'queue.cpp': `#include <vector>

struct Task {
  int id;
  double weight;
};

int heaviest(const std::vector<Task>& tasks, int start) {
  int best = start;
  for (int i = 0; i < tasks.size(); ++i) {
    if (tasks[i].weight > tasks[best].weight) {
      best = i;
    }
  }
  return best;
}
`,
  'user.rb': `class User
  attr_reader :name

  def initialize(name, email)
    @name = name
    @email = email
  end

  def greeting(time)
    options = { loud: true, times: 2 }
    unless time.nil?
      puts "Good day, #{name}"
    end
  end
end
`,
  'Screen.kt': `data class Screen(val title: String, val width: Int)

fun render(screen: Screen, dark: Boolean = false): String {
    val items = listOf("one", "two", "three")
    when (screen.width) {
        1 -> return "small"
        else -> println(items)
    }
    return screen.title
}
`,
  'index.html': `<!DOCTYPE html>
<html>
  <body>
    <h1 class="big title">Welcome</h1>
    <ul id="menu">
      <li>First</li>
      <li>Second</li>
    </ul>
    <img src="logo.png" alt="Our logo">
    <button type="submit" disabled>Sign up</button>
  </body>
</html>
`,
  'style.scss': `$accent: #ff0000;

.card {
  color: $accent;
  margin: 0 auto 10px;

  &:hover {
    opacity: 0.5;
  }
}

.button {
  padding: 4px;
  border-radius: 2px;
}
`,
  'deploy.sh': `#!/bin/bash
target="/srv/app"

# copies everything to the server
deploy() {
  for file in *.txt; do
    cp "$file" "$target"
  done
  if [ -z "$1" ]; then
    echo "no name given"
    exit 1
  fi
}

deploy "$@"
`,
  'notes.md': `# Shopping

Milk and honey, sugar too. Buy it on Monday.

## Weekend plans

- go hiking
- call grandma about the cake
- sleep

The weather will be (mostly) sunny. Bring a "warm" hat!
`,
  'config.yaml': `name: aloud
version: 1.2
server:
  host: localhost
  port: 8080
tags:
  - voice
  - coding
`,
  'Cart.php': `<?php

namespace App;

class Cart
{
    private array $items = [];

    public function add(string $sku, int $count = 1): void
    {
        // merge with what is there
        if (isset($this->items[$sku])) {
            $count += $this->items[$sku];
        }
        $this->items[$sku] = $count;
    }

    public function total(float $tax): float
    {
        $sum = 0.0;
        foreach ($this->items as $sku => $count) {
            $sum += $this->priceOf($sku) * $count;
        }
        return $sum * (1 + $tax);
    }
}
`,
  'package.json': `{
  "name": "shop",
  "version": "2.1.0",
  "scripts": {
    "start": "node index.js",
    "test": "mocha"
  },
  "keywords": ["shop", "cart"]
}
`,
  'report.sql': `-- what each member has borrowed
SELECT m.name, COUNT(*) AS total
FROM loans AS l
JOIN members AS m ON m.id = l.member_id
WHERE l.returned = FALSE
ORDER BY total DESC
LIMIT 10;
`,
  'backup.ps1': `function Copy-All {
    param([string]$From, [string]$To)
    if (-not (Test-Path $To)) {
        New-Item $To -ItemType Directory
    }
    foreach ($file in Get-ChildItem $From) {
        Copy-Item $file.FullName $To
    }
}

Copy-All "C:\\data" "D:\\backup"
`,
  'theme.css': `/* colours of the page */
.header {
  color: black;
  background: white url("bg.png");
}

@media (max-width: 600px) {
  .header {
    color: gray;
  }
}
`,
  'feed.dart': `class Feed extends StatelessWidget {
  final List<String> posts;
  final bool loading;

  const Feed({required this.posts, this.loading = false});

  @override
  Widget build(BuildContext context) {
    if (loading) return const Spinner();
    return ListView(children: [
      for (final post in posts) Text(post),
    ]);
  }
}
`,
  'slug.test.js': `describe('slug', () => {
  it('lowers the case', () => {
    const result = slug('Hello');
    expect(result).toBe('hello');
  });

  it('joins words', () => {
    expect(slug('big world')).toBe('big-world');
    expect(slug('a  b')).toBe('a-b');
  });
});
`,
} as const;
