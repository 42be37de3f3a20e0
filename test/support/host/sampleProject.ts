/** A small shop in two files: enough for names to be used across files. */
export const SAMPLE_PROJECT: Readonly<Record<string, string>> = {
  'cart.ts': `export interface Item {
  readonly name: string;
  readonly price: number;
  readonly count: number;
}

export function total(items: readonly Item[]): number {
  let sum = 0;
  for (const { price, count } of items) {
    sum += price * count;
  }
  return sum;
}
`,
  'main.ts': `import { type Item, total } from './cart';

const items: Item[] = [
  { name: 'tea', price: 4, count: 2 },
  { name: 'cup', price: 9, count: 1 },
];

console.log(total(items));
`,
  'package.json': `{
  "name": "shop",
  "scripts": {
    "test": "node main.ts"
  }
}
`,
  'tsconfig.json': `{
  "compilerOptions": { "strict": true, "module": "nodenext" }
}
`,
};
