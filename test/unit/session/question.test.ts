import assert from 'node:assert/strict';
import { isQuestion } from '../../../src/session/modes/question.ts';

const QUESTIONS = [
  'why does the discount need more than twenty',
  'So, what happens when the list is empty?',
  'can you tell me where this is used',
  'Is this ever called?',
  'Wird das irgendwo aufgerufen?',
];
const WISHES = ['rename this to total', 'Can you rename this to total?', 'add a check for what is empty', 'show why'];

describe('a command that asks something', () => {
  for (const said of QUESTIONS) it(`is “${said}”`, () => assert.ok(isQuestion(said)));
  for (const said of WISHES) it(`is not “${said}”`, () => assert.ok(!isQuestion(said)));
});
