/** How a token stands among its neighbours; where it has spaces is said in spacing.ts. */
export type Kind =
  /** A name, a number, a literal, or what else is a whole operand. */
  | 'value'
  /** Between two operands. */
  | 'operator'
  | 'assignment'
  /** Between the name of an argument and its value. */
  | 'argument mark'
  /** In front of an operand: a word such as `return`, or a sign such as `-`. */
  | 'prefix word'
  | 'prefix'
  /** Behind an operand: a sign such as `++`, or words such as `is None`. */
  | 'postfix'
  | 'postfix word'
  | 'separator'
  /** Between an owner and its member. */
  | 'member'
  /** A bracket that closes one said by itself. */
  | 'close'
  /** Part of what it stands beside. */
  | 'attached';

/** A piece of code as it is written. */
export interface Leaf {
  readonly kind: Kind;
  readonly text: string;
  /** Where the cursor ends in it, if it does. */
  readonly cursor?: number;
}

/** Brackets or quotes around tokens. */
export interface Group {
  readonly kind: 'brackets' | 'braces' | 'quotes';
  /** Behind an operand, whatever the kind has there: without a space, or with one. */
  readonly stands?: 'attached' | 'apart';
  readonly open: string;
  readonly close: string;
  readonly inside: readonly CodeToken[];
  /** Whether these are the arguments of a call, of which there are several. */
  readonly hasSeveral?: boolean;
}

export type CodeToken = Leaf | Group;
