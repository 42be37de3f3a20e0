/** Small sources with all that a comment could break: one for each language, by file ending. */
export const SOURCES: Readonly<Record<string, string>> = {
  '.ts': `import { a } from './a';

export class Cart<T> {
  private items: T[] = [];

  total(scale: number): number {
    const text = \`first \${scale}
second \${this.items.length} third\`;
    return text.length / scale; // done
  }
}

/** Documented. */
export const pick = (n: number): string => (n > 1 ? 'many' : "one");
const pattern = /a\\/\\*b/g;
`,
  '.tsx': `export function View({ name }: { name: string }) {
  const label = 'x';
  return (
    <div className="a">
      Hello {name}
      <b>{label /* inner */}</b>
    </div>
  );
}
`,
  '.js': `#!/usr/bin/env node
function outer() {
  if (true) {
    return {
      a: 1,
      b: [2, 3],
    };
  }
}

module.exports = { outer };
`,
  '.py': `import os


@decorated
def outer(a,
          b=1):
    """Documented."""
    text = """one
two
"""
    value = a + \\
        b
    return f"{value} {text}"


class Thing:
    def method(self):
        return [
            1,
            2,
        ]

    def short(self): pass
`,
  '.java': `package a;

public class Main {
  /** Documented. */
  @Override
  public String name(int count) {
    String text = "a // b";
    return text + count;
  }

  interface Inner { void run(); }
}
`,
  '.c': `#include <stdio.h>
#define ADD(a, b) \\
  ((a) + (b))

int main(int argc, char **argv) {
  char c = '"';
  printf("a /* b */ \\"%d\\"\\n", ADD(1, 2));
  return 0;
}
`,
  '.cpp': `#include <string>

namespace a {
template <typename T>
class Box {
 public:
  T get() const { return value; }
 private:
  T value;
  std::string raw = R"(one
two)";
};
}
`,
  '.cs': `namespace A
{
    public class Thing
    {
        public int Count { get; set; }

        public string Name(int n)
        {
            var text = @"one
two";
            return $"{n} {text}";
        }
    }
}
`,
  '.go': `package main

import "fmt"

type Thing struct {
	Name string
}

func (t *Thing) Say(n int) string {
	raw := \`one
two\`
	return fmt.Sprintf("%s %d %s", t.Name, n, raw)
}
`,
  '.rs': `/// Documented.
pub fn outer(n: u32) -> String {
    let text = r#"one
two"#;
    match n {
        0 => String::new(),
        _ => format!("{} {}", n, text),
    }
}

struct Thing { a: i32 }
`,
  '.rb': `class Thing
  def name(n)
    text = <<~TEXT
      one
      two
    TEXT
    "#{n} #{text}"
  end
end
`,
  '.php': `<html>
<?php
function outer($n) {
    $text = "one
two";
    return $n . $text;
}
?>
</html>
`,
  '.sh': `#!/bin/bash
greet() {
  local name="$1"
  cat <<END
hello $name
END
  echo one \\
    two
}

greet "$(whoami)"
`,
  '.css': `a:hover {
  color: red;
  content: "/* no */";
}

@media print {
  b { margin: 0; }
}
`,
};
