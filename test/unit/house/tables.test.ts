import assert from 'node:assert/strict';
import { relative, resolve, sep } from 'node:path';
import type { ElementAccessExpression, Node } from 'typescript/unstable/ast';
import { isDeleteExpression, isElementAccessExpression } from 'typescript/unstable/ast/is';
import { API, type Checker, type Program } from 'typescript/unstable/sync';

const ROOT = resolve(import.meta.dirname, '../../..');
const SRC = `${resolve(ROOT, 'src').replaceAll(sep, '/')}/`;
const READER = 'common/entryOf.ts';

/** Reads of a table by a word that may be any: `file: table[word]`. */
function rawLookups(program: Program, checker: Checker): readonly string[] {
  return program
    .getSourceFileNames()
    .filter(name => name.startsWith(SRC))
    .flatMap(name => {
      const source = program.getSourceFile(name);
      assert.ok(source, name);
      return [...reads(source)]
        .filter(({ argumentExpression, expression }) => {
          const key = checker.getTypeAtLocation(argumentExpression);
          const of = checker.getTypeAtLocation(expression);
          const table = of && checker.getNonNullableType(of);
          const isAny = key !== undefined && checker.isTypeAssignableTo(checker.getStringType(), key);
          return isAny && table !== undefined && checker.getIndexInfosOfType(table).length > 0;
        })
        .map(node => `${relative(SRC, name).replaceAll(sep, '/')}: ${node.getText()}`);
    });
}

function* reads(node: Node): Generator<ElementAccessExpression> {
  const children: Node[] = [];
  node.forEachChild(child => {
    children.push(child);
    return undefined;
  });
  for (const child of children) {
    if (isElementAccessExpression(child) && !isAssignedTo(child, node)) yield child;
    yield* reads(child);
  }
}

/** Whether something new is put there, or nothing any more. */
function isAssignedTo(node: Node, parent: Node): boolean {
  const behind = parent.getText().slice(node.end - parent.getStart());
  return isDeleteExpression(parent) || (parent.getStart() === node.getStart() && /^\s*(?:\?\?)?=(?![=>])/.test(behind));
}

describe('tables', () => {
  it('are looked up by entryOf alone, where any word may be the key: “constructor” is in every object', function () {
    this.timeout(180_000);
    const api = new API();
    try {
      const config = resolve(ROOT, 'tsconfig.json');
      const project = api.updateSnapshot({ openProject: config }).getProject(config);
      assert.ok(project);
      // Its own is the one that must be there: so it is known that they are seen.
      assert.deepEqual(rawLookups(project.program, project.checker), [`${READER}: table[key]`]);
    } finally {
      api.close();
    }
  });
});
