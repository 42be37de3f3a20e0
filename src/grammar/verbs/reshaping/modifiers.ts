import { entryOf } from '../../../common/entryOf.ts';
/** What may be said of a declaration, by the word of the language. Of each group one at most; groups in their order. */
export interface Modifiers {
  readonly groups: readonly (readonly string[])[];
  /** What is said, where the language has another word; '' where saying nothing means it. */
  readonly said?: Readonly<Record<string, string>>;
  /** Words that declare, of which one takes the place of another. */
  readonly declaring?: readonly string[];
  /** What is said of a declaration that its word tells. */
  readonly byDeclaring?: Readonly<Record<string, string>>;
  /** How a type tells that there may be nothing: by a mark behind or in front of it, or at the name. */
  readonly optional?: 'name?' | 'type?' | '?type';
  /** What stands on a line above instead. */
  readonly decorators?: Readonly<Record<string, string>>;
  /** Behind the parameters instead of in front. */
  readonly behind?: readonly string[];
}

const ACCESS = ['public', 'private', 'protected'];

const JAVASCRIPT: Modifiers = {
  groups: [['export'], ['default'], ['static'], ['async']],
  said: { exported: 'export' },
  declaring: ['const', 'let', 'var'],
  byDeclaring: {
    const: 'const',
    constant: 'const',
    final: 'const',
    let: 'let',
    var: 'var',
    variable: 'let',
    mutable: 'let',
    immutable: 'const',
  },
};

const TYPESCRIPT: Modifiers = {
  ...JAVASCRIPT,
  groups: [
    ['export'],
    ['default'],
    ['declare'],
    ACCESS,
    ['static'],
    ['abstract'],
    ['override'],
    ['readonly'],
    ['async'],
  ],
  said: { exported: 'export', 'read only': 'readonly', 'read-only': 'readonly' },
  optional: 'name?',
};

const KINDS: Readonly<Record<string, Modifiers>> = {
  javascript: JAVASCRIPT,
  typescript: TYPESCRIPT,
  tsx: TYPESCRIPT,
  java: {
    groups: [
      ACCESS,
      ['abstract', 'default'],
      ['static'],
      ['final', 'sealed'],
      ['transient'],
      ['volatile'],
      ['synchronized'],
    ],
    said: { const: 'final', constant: 'final', readonly: 'final', 'read only': 'final', immutable: 'final' },
  },
  'c-sharp': {
    groups: [
      [...ACCESS, 'internal'],
      ['static'],
      ['abstract', 'virtual', 'override', 'sealed'],
      ['readonly', 'const'],
      ['async'],
      ['partial'],
    ],
    said: { constant: 'const', 'read only': 'readonly', final: 'sealed' },
    optional: 'type?',
  },
  kotlin: {
    groups: [
      ['private', 'protected', 'internal'],
      ['open', 'final', 'abstract', 'sealed', 'data'],
      ['override'],
      ['lateinit'],
      ['suspend'],
      ['inline'],
    ],
    said: { public: '', async: 'suspend', suspending: 'suspend' },
    declaring: ['val', 'var'],
    byDeclaring: {
      ...{
        val: 'val',
        var: 'var',
        const: 'val',
        constant: 'val',
        readonly: 'val',
        'read only': 'val',
        immutable: 'val',
      },
      mutable: 'var',
    },
    optional: 'type?',
  },
  rust: {
    groups: [['pub'], ['async'], ['unsafe']],
    said: { public: 'pub', exported: 'pub', private: '' },
    declaring: ['let', 'let mut'],
    byDeclaring: { mutable: 'let mut', mut: 'let mut', immutable: 'let' },
  },
  php: {
    groups: [['final', 'abstract'], ACCESS, ['static'], ['readonly']],
    said: { 'read only': 'readonly' },
    optional: '?type',
  },
  dart: {
    groups: [['external'], ['static'], ['late'], ['final', 'const', 'var']],
    said: { constant: 'const', readonly: 'final', 'read only': 'final', immutable: 'final' },
    behind: ['async'],
    optional: 'type?',
  },
  cpp: { groups: [['static'], ['virtual'], ['inline'], ['constexpr'], ['const']], said: { constant: 'const' } },
  python: {
    groups: [['async']],
    decorators: { static: '@staticmethod', abstract: '@abstractmethod', property: '@property' },
  },
};

/** By the name of the grammar. */
export function modifiersOf(grammar: string): Modifiers | undefined {
  return entryOf(KINDS, grammar);
}

/** All that may be said of a declaration in any language. */
export const SAID_OF_DECLARATIONS: ReadonlySet<string> = new Set([
  ...['optional', 'nullable', 'required', 'exported'],
  ...Object.values(KINDS).flatMap(({ groups, said = {}, byDeclaring = {}, decorators = {}, behind = [] }) => [
    ...groups.flat(),
    ...Object.keys(said),
    ...Object.keys(byDeclaring),
    ...Object.keys(decorators),
    ...behind,
  ]),
]);
