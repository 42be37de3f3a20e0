import { assertEdit, assertLeftAlone } from '../../../support/assertEdit.ts';

const PAGE = [
  'page.html',
  `<style>
  body {
    margin: 0;
  }
</style>
<p class="price">Price</p>
<script>
  const limit = 12;
  function update(list, price) {
    if (list.length > limit) {
      ‸list.push(price);
    }
    return list;
  }
</script>
`,
] as const;

const COMPONENT = [
  'Card.vue',
  `<template>
  <h2 @click="save">{{ title }}</h2>
</template>

<script setup lang="ts">
const title = ref('Cart')

function save(force: boolean) {
  ‸cart.save(force)
}
</script>

<style scoped>
.card {
  color: red;
}
</style>
`,
] as const;

/** The same with the cursor elsewhere. */
const at = ([file, text]: readonly [string, string], there: string) =>
  [file, text.replace('‸', '').replace(there, `‸${there}`)] as const;

describe('in the scripts and styles of pages', () => {
  it('what a script has is known by its own language', async () => {
    await assertEdit(PAGE, 'delete the if', '    if (list.length > limit) {\n      list.push(price);\n    }\n', '');
    await assertEdit(PAGE, 'delete the second parameter', '(list, price)', '(list)');
    await assertEdit(
      PAGE,
      'wrap this in an if',
      '      list.push(price);\n',
      '      if () {\n        list.push(price);\n      }\n',
    );
    await assertEdit(
      COMPONENT,
      'rename force to forced',
      'force: boolean) {\n  cart.save(force)',
      'forced: boolean) {\n  cart.save(forced)',
    );
    await assertEdit(
      COMPONENT,
      'add a parameter called silent of type boolean',
      'boolean)',
      'boolean, silent: boolean)',
    );
  });

  it('a style by that of styles', async () => {
    await assertEdit(at(PAGE, 'margin'), 'change the margin to eight pixels', 'margin: 0', 'margin: 8px');
    await assertEdit(at(COMPONENT, 'color'), 'change the color to blue', 'color: red', 'color: blue');
    await assertEdit(at(COMPONENT, 'color'), 'delete this rule', '.card {\n  color: red;\n}\n', '');
  });

  it('comments are those of the language at the cursor', async () => {
    await assertEdit(PAGE, 'comment this line', '      list.push', '      // list.push');
    await assertEdit(at(COMPONENT, 'color'), 'comment this line', 'color: red;', '/* color: red; */');
  });

  it('what the page names too is not renamed in a part of it', async () => {
    await assertLeftAlone(COMPONENT, 'rename title to heading');
    await assertLeftAlone(COMPONENT, 'rename save to store');
    await assertLeftAlone(at(COMPONENT, '<h2'), 'rename title to heading');
    await assertLeftAlone(PAGE, 'rename price to cost');
  });

  it('a word of the page is nothing that code is asked for', async () => {
    await assertLeftAlone(COMPONENT, 'delete the template');
    await assertEdit(COMPONENT, 'delete line two', '  <h2 @click="save">{{ title }}</h2>\n', '');
  });
});
