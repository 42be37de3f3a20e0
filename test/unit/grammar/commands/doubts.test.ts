import { assertEdit, assertLeftAlone } from '../../../support/assertEdit.ts';

const BOOKING = `const val MAX_NIGHTS = 28

enum class Status {
    PENDING,
    CANCELLED
}

class Booking(private val guest: Guest, var nights: Int) {
    fun cancel() {
        if (nights > MAX_NIGHTS) {
            println("late")
            return guest
        }‸
    }

    fun describe(status: Status): String = when (status) {
        Status.PENDING -> "waiting"
        else -> "gone"
    }
}
`;

const CART = `<?php

class Cart
{
    private const MAX_ITEMS = 50;

    private array $items = [];

    public function add(Product $product, int $quantity = 1): void
    {
        if ($quantity < 1) {
            throw new \\Exception('none');
        }
        $this->items[] = $product;‸
        log('added', ['sku' => $product->sku]);
    }

    private function label(string $state): string
    {
        switch ($state) {
            case 'paid':
                return 'Paid';
            case 'open':
                return 'Open';
            default:
                return 'Unknown';
        }
    }
}
`;

const QUERY = `SELECT o.country, sum(o.total)
FROM orders o
WHERE o.status = 'open'‸ AND o.total > 100
GROUP BY o.country;
`;

const DEPOT = `#include <vector>

namespace depot {

int worth(int stock) {
  for (int i = 0; i < stock; i++) {
    std::cout << i;‸
  }
  return stock;
}

}  // namespace depot
`;

const JOURNAL = `class Entry
  attr_reader :minutes

  def long?
    minutes > 60‸
  end

  def report
    @entries.map { |e| e.title }.sort
  end
end
`;

const COMPOSE = `services:
  web:
    image: nginx
    ports:
      - "80:80"‸
  api:
    restart: always
volumes:
  data:
`;

describe('a reading that something speaks against', () => {
  for (const [name, file, marked, said] of [
    // Of a name no number is made that goes on with letters.
    ['spoils a name', 'a.kt', BOOKING, 'change the max to thirty'],
    ['tears a name apart', 'Cart.php', CART, 'double max items'],
    // What lacks a name is not said to the end.
    ['leaves nothing that is called so', 'a.kt', BOOKING, 'change private val guest to val'],
    ['takes away what joins two conditions', 'q.sql', QUERY, 'delete the and'],
    ['calls something as the language calls its constructs', 'a.kt', BOOKING, 'add a when on the status'],
    ['changes another function', 'Cart.php', CART, 'remove the default'],
    ['takes more out than was said', 'a.kt', BOOKING, 'pull the println out of the if'],
    ['gives a value to what has none', 'a.kt', BOOKING, 'wrap the return in a println'],
    ['takes what is here for what is there', 'Cart.php', CART, 'copy this line above the if'],
    ['has a value without a key among entries', 'Cart.php', CART, 'add quantity to the array'],
    ['types what is said of a type', 'Cart.php', CART, 'type items as iterable'],
    ['takes a name of the file for another', 'a.kt', BOOKING, 'add cancelled after late'],
    ['reads out what begins otherwise', 'Cart.php', CART, 'round to three digits'],
    ['leaves a block that does not end', 'a.cpp', DEPOT, 'delete the last line of worth'],
    ['takes away all that a namespace has', 'a.cpp', DEPOT, 'remove the namespace'],
    ['makes a block in the middle of lines', 'a.cpp', DEPOT, 'wrap the loop in braces'],
    ['has a sign of names before none', 'a.sh', 'host=a\necho "$host"‸\n', 'change the host to example dot com'],
    ['makes a rule one for others', 'a.css', '.form select {\n  color: red;‸\n}\n', 'delete the select'],
    ['moves what shall be more', 'a.toml', 'pool = 10\ntimeout = 30‸\n', 'bump the timeout up a bit'],
    ['copies what shall be clean', 'a.py', 'total = 1‸\n', 'clean this up'],
    ['leaves a name behind that is given to others', 'a.rb', JOURNAL, 'rename minutes to duration'],
    ['sets in a method what it cannot have', 'a.rb', JOURNAL, 'add a constant called max with value ten'],
    ['takes away more than the last of several calls', 'a.rb', JOURNAL, 'remove the sort'],
    ['has one of several beside them', 'a.yaml', COMPOSE, 'add port 8080'],
    ['has a value where others have entries', 'a.yaml', COMPOSE, 'add a service called cache with image redis'],
    ['writes data as a name of code', 'a.yaml', COMPOSE, 'change always to unless stopped'],
    [
      'takes all away of which something was told',
      'a.kt',
      'class A(private val storage: Storage) {‸\n}\n',
      "storage shouldn't be private, remove that",
    ],
  ] as const)
    it(`is none where it ${name}: “${said}”`, () => assertLeftAlone([file, marked], said));

  for (const [file, marked, said, from, to] of [
    [
      'Cart.php',
      CART.replace('‸', '').replace("'Paid';", "'Paid';‸"),
      'sort the cases',
      "case 'paid':\n                return 'Paid';\n            case 'open':\n                return 'Open';",
      "case 'open':\n                return 'Open';\n            case 'paid':\n                return 'Paid';",
    ],
    ['q.sql', QUERY, 'add and country is germany', ' > 100', " > 100 AND country = 'germany'"],
    [
      'a.kt',
      BOOKING,
      'add a throw illegal state exception',
      '        }\n    }\n\n    fun describe',
      '        }\n        throw IllegalStateException()\n    }\n\n    fun describe',
    ],
    ['a.cpp', DEPOT, 'change c out to c err', 'std::cout', 'std::cerr'],
    ['A.java', 'final class A {\n  int a;‸\n}\n', 'make the class abstract', 'final class', 'abstract class'],
    ['a.md', '# Plan\n\n- [ ] write\n- [ ] ask‸\n', 'check the first task', '[ ] write', '[x] write'],
    ['A.java', 'class A {\n  void add(‸Bill bill) {}\n}\n', 'change bill to entry', 'Bill bill', 'Bill entry'],
    ['a.dart', 'enum A {\n  a\n}\n‸', 'add an enum color', '}\n', '}\nenum Color {\n}'],
  ] as const)
    it(`leaves what was meant: “${said}”`, () => assertEdit([file, marked], said, from, to));

  it('leaves what was meant: a function among the members of a class is one of them', () =>
    assertEdit(
      ['a.kt', BOOKING.replace('‸', '').replace('    }\n\n    fun describe', '    }\n‸\n    fun describe')],
      'add a function called remove',
      '    }\n\n    fun describe',
      '    }\n    fun remove() {\n    }\n    fun describe',
    ));
});
