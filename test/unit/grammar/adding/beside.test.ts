import { assertEdit, assertLeftAlone } from '../../../support/assertEdit.ts';

const CODE = [
  'a.ts',
  `function run(mode: number, count: number) {
  if (mode > 3) {
    go(1);
  } else if (count < 2) {
    rest(2);
  } else {
    stop();
  }
  // Down to nothing.
  while (count > 0) {
    count--;‸
  }
}
`,
] as const;

const RUBY = [
  'a.rb',
  "def send\n  deliver\nrescue Timeout::Error => e\n  warn 'failed'‸\n  raise SendError\nend\n",
] as const;

describe('what is added above or below something that is named', () => {
  it('stands in front of it, or behind it, on lines of its own', async () => {
    await assertEdit(CODE, 'add a break before go', '    go(1);\n', '    break;\n    go(1);\n');
    await assertEdit(
      CODE,
      'add a continue before count minus minus',
      '    count--;\n',
      '    continue;\n    count--;\n',
    );
    await assertEdit(CODE, 'add a break after go', '    go(1);\n', '    go(1);\n    break;\n');
    await assertEdit(RUBY, 'add retry after the warn', "  warn 'failed'\n", "  warn 'failed'\n  retry\n");
  });

  it('stands above the comment that belongs to it', async () => {
    await assertEdit(CODE, 'add a return before the while', '  // Down', '  return;\n  // Down');
  });

  it('stands behind all the branches of an if', async () => {
    await assertEdit(CODE, 'add a return after the if', '    stop();\n  }\n', '    stop();\n  }\n  return;\n');
  });

  it('is parted from a function by a blank line', async () => {
    await assertEdit(CODE, 'add a function total before run', 'function run', 'function total() {\n}\n\nfunction run');
  });

  it('is not added where nothing can stand', async () => {
    await assertLeftAlone(CODE, 'add a return before the else');
  });
});
