import { message } from '../../../messages/message.ts';
import type { Rule } from '../../verbs/rule.ts';

/** What can be wished of Aloud's speaking. */
export type SpeechWish =
  | 'pause'
  | 'resume'
  | 'back'
  | 'skip'
  | 'repeat'
  | 'restart'
  | 'slower'
  | 'faster'
  | 'louder'
  | 'quieter'
  | 'spell';

export interface Wished {
  readonly how: SpeechWish;
  readonly rule: Omit<Rule, 'does' | 'with'>;
  /** What will do where speaking was just interrupted; elsewhere it means something else, or nothing. */
  readonly atHand: readonly string[];
}

const BIT = '[just] [a (bit | little | little bit | touch)]';
const ANSWER = '[the | your] (answer | explanation)';

/** Every wish, with how it is said. */
export const WISHES: readonly Wished[] = [
  {
    how: 'pause',
    rule: {
      say: ['pause (speaking | reading | talking)'],
      also: ['(stop | pause) (speaking | reading | talking) for a (moment | second | minute)', `pause ${ANSWER}`],
      help: message('speaking.pause'),
    },
    atHand: ['pause [it | that]', '(wait | hold on)', '[just] (a | one) (moment | second)'],
  },
  {
    how: 'resume',
    rule: {
      say: ['(resume | continue | go on) (speaking | reading | talking)'],
      also: ['(keep | carry on) (speaking | reading | talking)', `(resume | continue) ${ANSWER}`, 'read on'],
      help: message('speaking.resume'),
    },
    atHand: ['[please] (go on | continue | resume | carry on | go ahead | keep going | and then)', 'where were you'],
  },
  {
    how: 'back',
    rule: {
      say: [`[go] back (a | one) sentence in ${ANSWER}`],
      also: [`(say | read) the sentence before in ${ANSWER}`],
      help: message('speaking.back'),
    },
    atHand: ['[go] back (a | one) sentence', 'back', '[the] (sentence before | previous sentence)'],
  },
  {
    how: 'skip',
    rule: {
      say: [`skip (a | one | this | the) sentence in ${ANSWER}`],
      help: message('speaking.skip'),
    },
    atHand: ['skip [that | it | this | ahead]', '(skip (a | one | this | that | the) | [the] next) sentence', 'next'],
  },
  {
    how: 'repeat',
    rule: {
      say: ['(say | repeat) (that | the | the last) sentence again', '(repeat | say again) what you [just] said'],
      also: ['what did you [just] say', 'what was that [again]'],
      help: message('speaking.repeat'),
    },
    atHand: [
      'repeat [that | it | the sentence | the last sentence]',
      '(say | read) (that | it) [once] (again | more)',
      '[once] again',
      'once more',
      '(sorry | pardon | pardon me | what | come again | say again)',
    ],
  },
  {
    how: 'restart',
    rule: {
      say: [`(say | read | speak) ${ANSWER} again`, `repeat ${ANSWER}`],
      also: [
        `(say | read) ${ANSWER} from the (start | beginning | top)`,
        '(read | tell | say) [me] the last answer [again | aloud | out loud]',
      ],
      help: message('speaking.restart'),
    },
    atHand: [
      '[start] [again] from the (start | beginning | top)',
      '(start over | start again)',
      '(repeat | say) (everything | all of it) [again]',
    ],
  },
  {
    how: 'slower',
    rule: {
      say: [`(speak | talk | read) ${BIT} (slower | more slowly)`],
      also: ['(speak | talk) (slowly | not so fast)'],
      help: message('speaking.slower'),
    },
    atHand: [`${BIT} (slower | more slowly)`, 'slow [it] down', '(too fast | not so fast)'],
  },
  {
    how: 'faster',
    rule: {
      say: [`(speak | talk | read) ${BIT} (faster | more quickly | quicker)`],
      help: message('speaking.faster'),
    },
    atHand: [`${BIT} (faster | quicker | more quickly)`, 'speed [it] up', '(too slow | not so slow)'],
  },
  {
    how: 'louder',
    rule: {
      say: [`[speak | talk] ${BIT} louder`],
      also: ['speak up', "i (can't | cannot) hear you"],
      help: message('speaking.louder'),
    },
    atHand: ['too quiet'],
  },
  {
    how: 'quieter',
    rule: {
      say: [`[speak | talk] ${BIT} (quieter | softer | more quietly)`],
      also: ['not so loud'],
      help: message('speaking.quieter'),
    },
    atHand: ['too loud'],
  },
  {
    how: 'spell',
    rule: {
      say: ['spell (the last word | that word | that name | what you [just] said)'],
      also: ['how do you spell (that | it)', 'how is that (word | name) spelled'],
      help: message('speaking.spell'),
    },
    atHand: ['spell [that | it | this | the word | the name] [please]'],
  },
];
