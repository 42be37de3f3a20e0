/** Plain code of each language, as a file of it might hold: made of functions and classes that are all different. */
export const SOURCES: Readonly<Record<string, (index: number) => string>> = {
  typescript: i => `export function compute${i}(first: number, second: string): number {
  let sum = ${i};
  for (const value of [first, ${i}]) {
    if (value > sum && second !== "x${i}") {
      sum += value * table[${i}];
    }
  }
  return sum;
}
`,
  python: i => `def compute${i}(first: int, second: str = "x${i}") -> int:
    """Adds."""
    total = ${i}
    for value in [first, ${i}]:
        if value > total and second != "x":
            total += value * table[${i}]
        else:
            print(f"{value} of {total}")  # so far
    return total

`,
  java: i => `class Compute${i} extends Base implements Runnable {
  private final int field = ${i};

  public int compute(int first, String second) throws IOException {
    for (int value : new int[] {first, ${i}}) {
      if (value > field) { return value + ${i}; }
    }
    return field; // ${i}
  }
}
`,
  cpp: i => `template <typename T>
int compute${i}(const std::vector<T>& first, int second) {
  auto sum = ${i};
  for (const auto& value : first) {
    if (value > sum && second != ${i}) {
      sum += value;
    }
  }
  return sum;
}
`,
  csharp: i => `public class Compute${i} : Base
{
    public int Field { get; set; } = ${i};
    public int Compute(int first, string second)
    {
        foreach (var value in new[] { first, ${i} })
            if (value > Field) return value;
        return Field;
    }
}
`,
  go: i => `${i === 0 ? 'package main\n\n' : ''}func Compute${i}(first int, second string) (int, error) {
	sum := ${i}
	for _, value := range []int{first, ${i}} {
		if value > sum && second != "x" {
			sum += value
		}
	}
	return sum, nil
}

`,
  rust: i => `pub fn compute${i}(first: &[i32], second: &str) -> Result<i32, String> {
    let mut sum = ${i};
    for value in first.iter() {
        if *value > sum && second != "x" {
            sum += value;
        }
    }
    Ok(sum)
}

`,
  ruby: i => `def compute${i}(first, second = "x")
  sum = ${i}
  [first, ${i}].each do |value|
    if value > sum && second != :x
      sum += value
    end
  end
  "#{sum} is it"
end

`,
  kotlin: i => `fun compute${i}(first: Int, second: String): Int {
    var sum = ${i}
    for (value in listOf(first, ${i})) {
        if (value > sum && second != "x") {
            sum += value
        }
    }
    return sum
}

`,
  dart: i => `int compute${i}(int first, String second) {
  var sum = ${i};
  for (final value in [first, ${i}]) {
    if (value > sum && second != 'x') {
      sum += value;
    }
  }
  return sum;
}

`,
  php: i => `${i === 0 ? '<?php\n\n' : ''}function compute${i}(int $first, string $second = "x${i}"): int
{
    $sum = ${i}; // so far
    foreach ([$first, ${i}] as $value) {
        if ($value > $sum && $second !== 'x') {
            $sum += $value * $table['${i}'];
        }
    }
    return $sum;
}

`,
  powershell: i => `function Get-Sum${i} {
    param([int]$First, [string]$Second = 'x${i}')
    $sum = ${i}
    foreach ($value in @($First, ${i})) {
        if ($value -gt $sum) {
            $sum += $value # so far
        }
    }
    return @{ Sum = $sum; Name = "$Second" }
}

`,
  css: i => `.item-${i}, nav a:hover {
  color: rgba(${i}, 0, 0, 0.5); /* dark */
  margin: 0 auto ${i}px;
}

@media (max-width: ${i}px) {
  .item-${i} { color: red; width: calc(100% - ${i}px) }
}

`,
  sql: i => `CREATE TABLE first_${i} (
  id INTEGER PRIMARY KEY, -- its own
  second VARCHAR(${i + 1}) NOT NULL
);

SELECT f.id, count(f.second) AS sum
FROM first_${i} f
WHERE f.id > ${i} AND f.second = 'x${i}'
ORDER BY sum DESC;

`,
  json: i => `{
  "first${i}": ${i},
  "second": [1, ${i}, { "x": true }],
  "value": {
    "sum": null,
    "table": ["a", "b${i}"],
    "value": "x${i}"
  }
}
`,
  yaml: i => `first${i}:
  second: [1, ${i}, {x: true}]
  # so far
  value:
    - sum: ${i} # its own
      table: "b${i}"
    - x
  text: |
    value
    x${i}
`,
  toml: i => `[first${i}]
second = [1, ${i}] # so far
value = { sum = ${i}, x = "b" }

[[table]]
sum = """
x${i}
"""
name = 'a'

`,
  markdown: i => `## First ${i}

- second
  - value \`x${i}\`
- sum

| first | second |
| ----- | ------ |
| x${i} | value  |

`,
};

/** A file of about so many lines. */
export function sourceOf(languageId: string, lines: number): string {
  const part = SOURCES[languageId];
  if (!part) throw new Error(`There is no code of ${languageId}.`);
  return Array.from({ length: Math.ceil(lines / 10) }, (_, index) => part(index)).join('');
}
