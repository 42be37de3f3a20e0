import { DECLARING } from '../spoken/keywords.ts';
import type { SpokenToken } from '../spoken/spokenTokens.ts';
import type { Reading } from './reading.ts';
import type { Scope } from './scope.ts';

type Keyword = Extract<SpokenToken, { kind: 'keyword' }>;

/** A word of the language: `return`, `None`, `in`, `is None`. */
export function readKeyword(reading: Reading, scope: Scope, { text, stands, said, length }: Keyword) {
  switch (stands) {
    case 'literal':
      reading.begin(scope);
      reading.at += length;
      return readLiteral(reading, scope, text, said);
    case 'prefix':
      reading.at += length;
      reading.expecting(scope, /[\p{L}\p{N}]$/u.test(text) ? 'prefix word' : 'prefix', text, true);
      return note(reading, said);
    case 'infix':
      reading.at += length;
      scope.signs++;
      if (said === 'for') scope.loops = true;
      return reading.expecting(scope, 'operator', text, false);
    case 'postfix':
      reading.at += length;
      scope.signs++;
      return reading.operand(scope, { kind: 'postfix word', text });
  }
}

function readLiteral(reading: Reading, scope: Scope, text: string, said: string) {
  if (!/[.:]$/.test(text)) return reading.operand(scope, { kind: 'value', text }, said);
  // "New date dot get time": what is made has it.
  if (reading.isType && text.endsWith('.')) {
    reading.isType = false;
    reading.operand(scope, { kind: 'value', text: `${text.slice(0, -1)}()` }, said);
    reading.attach(scope, '.', 'member');
    scope.afterDot = true;
    return;
  }
  // What is said next is its member: `std::`.
  reading.expecting(scope, 'prefix', text, true);
  scope.afterDot = true;
  scope.lastWord = said;
  scope.signs++;
}

/** What a word in front says of what follows. */
function note(reading: Reading, said: string): void {
  if (said === 'new') reading.isType = true;
  if (said === 'raise' || said === 'throw') reading.isThrown = true;
  if (said === 'return' || said === 'yield' || said === 'assert') reading.isReturned = true;
  if (DECLARING.has(said)) reading.isDeclaring = true;
}
