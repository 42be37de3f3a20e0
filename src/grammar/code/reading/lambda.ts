import { declarationAt, plainName } from '../spoken/declarations.ts';
import { filledLambda, lambdaOf } from '../spoken/lambda.ts';
import { styleFor } from './names.ts';
import type { Reading } from './reading.ts';
import type { Scope } from './scope.ts';

/** "Lambda of x comma y": a function without a name, as the language writes it. */
export function readLambda(reading: Reading, scope: Scope) {
  reading.begin(scope);
  reading.at++;
  const parameters = reading.said.lower[reading.at] === 'of' ? takeParameters(reading, scope) : [];
  const filled = filledLambda(lambdaOf(reading.wording.writing) ?? '', parameters.join(', '));
  reading.operand(scope, { kind: 'value', ...filled });
}

function takeParameters(reading: Reading, scope: Scope): readonly string[] {
  const parameters: string[] = [];
  reading.at++;
  for (;;) {
    const words = reading.takeName({ ...scope, left: false }, false);
    if (words.length > 0) parameters.push(parameterOf(reading, words));
    const next = reading.next(scope, { left: true });
    if (next?.kind !== 'sign' || next.text !== ',') return parameters;
    reading.at += next.length;
  }
}

function parameterOf(reading: Reading, words: readonly string[]): string {
  const { wording } = reading;
  const { type, sign, name } = declarationAt(words, wording);
  const written = sign + plainName(name, styleFor(reading, false, false), wording);
  if (!type) return written;
  const { typeStands, typeMark = ': ' } = wording.writing ?? {};
  return typeStands === 'before' ? `${type} ${written}` : `${written}${typeMark}${type}`;
}
