import assert from 'node:assert/strict';
import { assertEdit, assertLeftAlone } from '../../../support/assertEdit.ts';
import { spokenEdit } from '../../../support/spokenEdit.ts';

/** What is said over languages whose structure is unlike the others'. */

const KOTLIN = [
  'a.kt',
  `class Warehouse(private val store: ItemStore) {
    private val listeners = mutableListOf<(Item) -> Unit>()
    var lastChange: Instant? = null‸
        private set

    fun restock(count: Int) {
        while (count < 3) {
            try {
                store.find(count)?.let { it.add(count) }
                break
            } catch (e: IllegalStateException) {
                listeners.forEach { it(count) }
            }
        }
    }
}
`,
] as const;

const C = [
  'a.c',
  `typedef struct {
    size_t length;
    size_t capacity;‸
} buffer_t;

static int grow(buffer_t *buf, size_t extra)
{
    size_t wanted = buf->length + extra;
    if (wanted <= buf->capacity)
        return 0;
    buf->capacity = wanted;
    return 1;
}

int more(buffer_t *buf, size_t extra)
{
    if (extra + 1 > 9)
        return 2;
    return 3;
}
`,
] as const;

const RUBY = [
  'a.rb',
  `class Invoice
  def deliver(mailer)
    if @lines.empty?
      puts 'nothing to send'‸
    elsif paid?
      warn 'already paid'
    end
    self
  end

  private

  def tax
    @tax ||= Tax.new(@country) unless reverse_charge?
  end
end

class Error < StandardError; end
`,
] as const;

const DART = [
  'a.dart',
  `enum CartState { empty, filled, paid }

class CartPage {
  Widget build(BuildContext context) {
    return Column(
      children: [
        if (error == null) Text('Nothing'),
        Text('Items: $count'),‸
        for (final item in widget.items) ItemTile(item: item),
        ElevatedButton(onPressed: null, child: const Text('Refresh')),
      ],
    );
  }
}
`,
] as const;

/** The same text with the cursor behind a piece of it. */
function behind([file, marked]: readonly [string, string], piece: string): readonly [string, string] {
  return [file, marked.replace('‸', '').replace(piece, found => `${found}‸`)];
}

describe('what is said over Kotlin, C and Ruby', () => {
  it('takes what sets a property for a part of it', async () => {
    const property = '    var lastChange: Instant? = null\n        private set\n';
    await assertEdit(KOTLIN, 'delete this property', property, '');
    await assertEdit(KOTLIN, 'add a property count equals zero', property, `${property}    val count = 0\n`);
  });

  it('takes a field away that is called by its name', async () => {
    await assertEdit(C, 'delete capacity', '    size_t capacity;\n', '');
    await assertLeftAlone(KOTLIN, 'delete listeners');
    await assertLeftAlone(KOTLIN, 'delete store');
  });

  it('leaves no blank line where a word had one for itself', async () => {
    const inLoop = behind(KOTLIN, 'it.add(count) }');
    await assertEdit(inLoop, 'delete the break', '                break\n', '');
    await assertEdit(RUBY, 'delete self', '    self\n', '');
    await assertEdit(RUBY, 'delete private', '  private\n\n', '');
  });

  it('takes a try from around its own lines', async () => {
    await assertEdit(
      behind(KOTLIN, 'it.add(count) }'),
      'unwrap the try',
      KOTLIN[1].slice(KOTLIN[1].indexOf('            try'), KOTLIN[1].indexOf('        }\n    }\n}')),
      '            store.find(count)?.let { it.add(count) }\n            break\n',
    );
    await assertEdit(
      behind(RUBY, "'already paid'"),
      'wrap this in a begin rescue',
      "      warn 'already paid'\n",
      "      begin\n        warn 'already paid'\n      rescue\n      end\n",
    );
  });

  it('knows a struct by the name that it is given behind it', async () => {
    await assertEdit(C, 'delete the struct', `${C[1].replace('‸', '').split('buffer_t;')[0]}buffer_t;\n\n`, '');
    const renamed = await spokenEdit(...([C[0], C[1], 'rename capacity to size'] as const));
    assert.equal(renamed, C[1].replace('‸', '').replaceAll('capacity', 'size'));
  });

  it('is about the lines of the function before those of the next', async () => {
    const inGrow = behind(C, 'return 0;');
    await assertEdit(inGrow, 'change plus to minus', 'buf->length + extra', 'buf->length - extra');
    await assertEdit(inGrow, 'invert the condition', 'wanted <= buf', 'wanted > buf');
    await assertEdit(
      inGrow,
      'add braces',
      'if (wanted <= buf->capacity)\n        return 0;',
      'if (wanted <= buf->capacity)\n    {\n        return 0;\n    }',
    );
  });

  it('is about the branch that one is in, and not about the next', async () => {
    await assertEdit(RUBY, 'negate the condition', '@lines.empty?', '!@lines.empty?');
    await assertEdit(behind(RUBY, "'already paid'"), 'negate the condition', 'elsif paid?', 'elsif !paid?');
    await assertEdit(behind(RUBY, 'Tax.new'), 'negate the condition', 'reverse_charge?', '!reverse_charge?');
  });

  it('assigns where it assigned before', async () => {
    await assertEdit(['a.c', 'void f() {\n    a += b;‸\n}\n'], 'change plus equals to equals', 'a += b', 'a = b');
  });

  it('calls a member by no class of that name', async () => {
    await assertEdit(behind(RUBY, "'already paid'"), 'change warn to logger dot error', 'warn', 'logger.error');
  });

  it('takes nothing for the small words of a command, and nothing away that was to be called', async () => {
    await assertLeftAlone(RUBY, 'set the number to 5');
    await assertLeftAlone(RUBY, 'call the tax method');
  });

  it('means names by words that are kinds as well', async () => {
    await assertEdit(DART, 'change items to products', "'Items: $count'", "'Products: $count'");
    await assertEdit(DART, 'change the text to number of items', "'Items: $count'", "'Number of items'");
    await assertEdit(DART, 'delete paid', ', paid }', ' }');
  });

  it('reads operators whole', async () => {
    const inIf = behind(DART, "Text('Nothing')");
    await assertLeftAlone(inIf, 'change equals null to is empty');
    await assertEdit(inIf, 'change equals to not equals', 'error == null', 'error != null');
    await assertEdit(behind(DART, "const Text('Refresh'"), 'remove const', 'child: const Text', 'child: Text');
  });

  it('takes nothing away by a sound', async () => {
    for (const said of ['delete the button', 'quote the argument']) await assertLeftAlone(DART, said);
    await assertLeftAlone(
      ['a.sh', 'retries=3\nfor n in $(seq 1 "$retries"); do‸\n  go\ndone\n'],
      'make retries readonly',
    );
  });
});
