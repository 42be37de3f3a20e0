import type { Access, Action } from '../../../actions/action.ts';
import { defineAction, defineReading } from '../../../actions/define.ts';
import type { View } from '../../../actions/view/view.ts';
import { AloudError, throwIfAborted } from '../../../common/errors.ts';
import { type Message, message } from '../../../messages/message.ts';
import type { Parsers } from '../../../syntax/parsers.ts';
import type { Arguments, Verb } from '../verb.ts';
import { VERBS } from '../verbs.ts';
import { carryOut, told } from './carryOut.ts';
import { placeOf } from './livePlace.ts';

/** The verbs as actions: what the grammar's commands become. */
export function verbActions(parsers: Parsers): readonly Action[] {
  return VERBS.map(verb => (verb.answer ? questionOf(verb, verb.answer, parsers) : actionOf(verb, parsers)));
}

/** A question looks, and has no hands. */
function questionOf(verb: Verb, answer: NonNullable<Verb['answer']>, parsers: Parsers): Action {
  const { name, description, input, plan } = verb;
  return defineReading({
    name,
    description,
    needs: ['document'],
    forModels: false,
    input,
    async run(raw: unknown, view: View, signal: AbortSignal) {
      const given = raw as Arguments;
      const place = await placeOf(view, parsers);
      throwIfAborted(signal);
      const outcome = plan(given, place);
      if (!outcome) throw new AloudError({ code: 'not-found', message: notFound(given) });
      return answer(given, outcome.selections?.[0] ?? place.selection, place, view, signal);
    },
  }) as Action;
}

function actionOf(verb: Verb, parsers: Parsers): Action {
  const { name, description, input, instead, afterwards, plan } = verb;
  const risk = verb.risk === 'edits' ? verb.risk : 'shows';
  return defineAction({
    name,
    description,
    risk,
    needs: ['document'],
    forModels: false,
    input,
    async run(raw: unknown, access: Access, signal: AbortSignal) {
      const given = raw as Arguments;
      const place = await placeOf(access.view, parsers);
      throwIfAborted(signal);
      const outcome = plan(given, place);
      if (!outcome) throw new AloudError({ code: 'not-found', message: notFound(given) });
      const done = await instead?.(given, outcome, place, access, signal);
      if (done === undefined) await carryOut(outcome, place, access);
      // They were there to be used once.
      if (place.marks) await access.hands.screen.hideMarks();
      if (done !== undefined) return done;
      return afterwards ? afterwards(given, place, access) : told(outcome, place);
    },
  }) as Action;
}

function notFound(given: Arguments): Message {
  const said = given['target'] ?? given['what'] ?? given['words'];
  return typeof said === 'string' && said
    ? message('verbs.not-there', { target: said })
    : message('verbs.nothing-to-do');
}
