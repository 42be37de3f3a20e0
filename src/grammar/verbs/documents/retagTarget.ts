import * as z from 'zod/mini';
import { described } from '../../../actions/define.ts';
import { message } from '../../../messages/message.ts';
import { stretches } from '../../places/resolve.ts';
import { RETAG } from '../said/inDocuments.ts';
import { defineVerb, target, wordsIn } from '../verb.ts';
import { htmlTag, tagCalled } from '../wrapping/tagFor.ts';
import { retagged, tagAt } from './retag.ts';

export const retagTarget = defineVerb({
  name: 'retag_target',
  description: 'Makes a tag one of another name, at both of its ends.',
  risk: 'edits',
  isLiteral: false,
  input: z.strictObject({ target, to: described(z.string(), 'Such as "article", "ordered list".') }),
  group: 'edit',
  said: [
    {
      say: ['make <target> (a | an) <tag>'],
      also: RETAG,
      with: said => ({ target: said('target'), to: said('tag') }),
      help: message('help.retag', { example: 'make the section an article' }),
    },
  ],
  plan(given, place) {
    const name = htmlTag(wordsIn(given.to));
    if (name === undefined || !place.tree?.knows('tag')) return undefined;
    const words = wordsIn(given.target);
    const [found] = [tagCalled(words, place) ?? stretches(words, place)].flat();
    const tag = found && tagAt(found, place);
    return tag && retagged(tag, name, place);
  },
});
