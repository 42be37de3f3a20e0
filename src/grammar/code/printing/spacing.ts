import type { Writing } from '../../../syntax/writing.ts';
import type { CodeToken } from './codeToken.ts';

/** Where a token has spaces. */
export interface Spaces {
  /** A space in front of it, if an operand ends there. */
  readonly before: boolean;
  /** A space between it and whatever follows. */
  readonly after: boolean;
  /** Whether an operand ends with it. */
  readonly endsOperand: boolean;
  /** Takes the space of these in front of it. */
  readonly swallows?: 'operators' | 'all';
}

export interface Spacing {
  readonly of: Readonly<Record<CodeToken['kind'], Spaces>>;
  /** Operators have no spaces where a call has several arguments. */
  readonly tightArguments: boolean;
  /** Braces with something in them have spaces within. */
  readonly spacedBraces: boolean;
}

export const OPERAND: Spaces = { before: true, after: false, endsOperand: true };
const SPACED: Spaces = { before: true, after: true, endsOperand: false };
export const TIGHT: Spaces = { before: false, after: false, endsOperand: false };
export const TIGHT_OPERAND: Spaces = { before: false, after: false, endsOperand: true };

/** As most languages have it. */
const COMMON: Spacing['of'] = {
  value: OPERAND,
  operator: SPACED,
  assignment: SPACED,
  'argument mark': SPACED,
  'prefix word': SPACED,
  prefix: { before: true, after: false, endsOperand: false },
  postfix: TIGHT_OPERAND,
  'postfix word': OPERAND,
  separator: { before: false, after: true, endsOperand: false },
  member: { ...TIGHT, swallows: 'operators' },
  close: { ...TIGHT_OPERAND, swallows: 'all' },
  attached: TIGHT,
  brackets: TIGHT_OPERAND,
  braces: OPERAND,
  quotes: OPERAND,
};

/** The spaces of a language: the common ones with what its writing says otherwise. */
export function spacingOf(writing: Writing | undefined): Spacing {
  const { argumentMark, tightAssignment, tightArguments = false, spacedBraces = false, typeMark } = writing ?? {};
  return {
    of: {
      ...COMMON,
      ...(tightAssignment && { assignment: TIGHT }),
      ...(argumentMark !== undefined && {
        'argument mark': {
          before: argumentMark.startsWith(' '),
          after: argumentMark.endsWith(' '),
          endsOperand: false,
        },
      }),
      // Behind a type, braces make a value of it: `Point{1, 2}`.
      ...(typeMark === ' ' && { braces: TIGHT_OPERAND }),
    },
    tightArguments,
    spacedBraces,
  };
}
