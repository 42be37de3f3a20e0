/** How words become one name: `maxSpeed`, `max_speed`, `MaxSpeed`, `MAX_SPEED`, `max-speed`, `maxspeed`, `Max-Speed`. */
export type NameStyle = 'camel' | 'snake' | 'pascal' | 'constant' | 'kebab' | 'flat' | 'cmdlet';

/** What can be added by name: "add function foo", "add else if x", "add parameter max speed". */
export type Construct = string;

/**
 * A piece of code with places for what was said: `function $name()⟨: $type⟩ {\n$body\n}`.
 *
 * - `$slot` is replaced by what was said for it, `${slot:default}` falls back to a default. Slots: `name`, `type`,
 *   `value`, `condition`, `header`, `modifiers`, `body`, `owner` (the name of the class around), `parameters`,
 *   of a class `parent`, `interfaces`, and `bases`, which are both.
 * - `⟨…⟩` goes when a slot inside of it is empty.
 * - `$body` stands on a line of its own and is indented once more than the line before it; empty, its line goes.
 * - A tab at the beginning of a line is one step of indentation.
 * - `$0` is where the cursor ends, unless a body was said, whose end it is then. Without `$0` it is behind the last of
 *   the slots on the template's first line, or else at the end of that line.
 * - `‸` is where the cursor ends whatever was said.
 * - A template of statements begins at the indentation of its place. One that begins with `\n` goes on a line of its
 *   own at the indentation of what it is added to.
 */
export type Template = string;

/** Where and how something is added. */
export interface Addition {
  readonly code: Template;
  /** A query whose `@it` it goes behind. */
  readonly after?: string;
  /** A query whose `@it` it goes in front of. */
  readonly before?: string;
  /** A query whose `@it` it takes the place of. */
  readonly instead?: string;
  /** On a line of its own it stands at the indentation of what it goes behind, not of the statement around. */
  readonly isBeside?: true;
}

/** How code is written in a language. */
export interface Writing {
  readonly names: {
    readonly variable: NameStyle;
    readonly function: NameStyle;
    /** Of methods; as functions if absent. */
    readonly method?: NameStyle;
    readonly class: NameStyle;
    readonly property?: NameStyle;
    readonly constant?: NameStyle;
    readonly 'enum member'?: NameStyle;
    readonly parameter?: NameStyle;
    readonly decorator?: NameStyle;
    /** As classes if absent. */
    readonly namespace?: NameStyle;
    /** Of what is imported; as variables if absent. */
    readonly module?: NameStyle;
  };
  /** Spoken words → code, for keywords, literals and operators: `{ and: '&&', none: 'None' }`. */
  readonly words: Readonly<Record<string, string>>;
  /** Spoken types → code, longest first wins: `{ string: 'String', 'i thirty two': 'i32' }`. */
  readonly types: Readonly<Record<string, string>>;
  /** Words that stand in front of a declaration: `public`, `static`, `const`. */
  readonly modifiers: readonly string[];
  /** What begins a name that only its own class or library may use, where no modifier says so: `_` in Python. */
  readonly privateMark?: '_' | '#';
  readonly terminator: '' | ';';
  readonly quote: '"' | "'";
  /** Texts may stand in the other quotes as well: a file's own count. */
  readonly eitherQuote?: true;
  /** Width of an indentation where neither file nor editor tell. */
  readonly indent: number;
  /** Further names of constructs here: `{ fun: 'function', rescue: 'catch' }`. */
  readonly also?: Readonly<Record<string, Construct>>;
  /** The code of each construct; several where it depends on what is there: the nearest to the cursor wins. */
  readonly code: Readonly<Record<Construct, Template | Addition | readonly Addition[]>>;
  /** The statement that fills an empty block: `pass`. */
  readonly empty?: string;
  /** Blank lines around functions and classes at the top level; 1 if absent. */
  readonly apart?: number;
  /** Types and names as in `name: Type` (after) or `Type name` (before). */
  readonly typeStands?: 'before' | 'after';
  /** What stands between a name and the type after it; `: ` if absent. */
  readonly typeMark?: ' ' | ': ';
  /** Around the arguments of a type; `<` and `>` if absent. */
  readonly typeBrackets?: readonly [string, string];
  /** Operators have no spaces where a call has several arguments: `f(a+b, c)`. */
  readonly tightArguments?: true;
  /** What is between the name of an argument and its value: `f(a=1)`; ` = ` if absent. */
  readonly argumentMark?: string;
  /** What compares as it is said, "equals" or "is"; `==` if absent. */
  readonly equality?: '===';
  /** Braces on one line have spaces within: `{ name }`. */
  readonly spacedBraces?: boolean;
  /** Assignments have no spaces: `x=5`. */
  readonly tightAssignment?: true;
  /** What stands in front of every variable: `$count`. */
  readonly sigil?: string;
  /** Operators that are written otherwise: `{ '==': '-eq' }`. */
  readonly operators?: Readonly<Record<string, string>>;
  /** What runs with its arguments behind it, without brackets: `Get-Content $path`. */
  readonly commands?: readonly string[];
  /** Between key and value where a loop goes over both; `, ` if absent. */
  readonly pairMark?: string;
  /** Between the parts of what is imported: `App\User`. */
  readonly pathMark?: string;
  /** An entry of a list or table of them, with `$key` and `$value`; `key: value` if absent. */
  readonly entry?: string;
  /** Types that are written otherwise as arguments of a type: `Map<String, Integer>`. */
  readonly typesInBrackets?: Readonly<Record<string, string>>;
  /** How what may be missing is declared, by its `$name` or by its `$type`: `$name?`, `Option<$type>`. */
  readonly optional?: string;
  /** No parameter without a default stands behind one that has it. */
  readonly defaultsLast?: true;
  /** What is thrown is made by `new`. */
  readonly throwsNew?: true;
  /** Whether what is thrown is made by calling its type. */
  readonly throwsCalled?: true;
  /** What has a shorter name by convention than it is called: an error is `err`. */
  readonly conventions?: Readonly<Record<string, string>>;
  /** What the language's library has members in, as it is said: `Math`. */
  readonly owners?: Readonly<Record<string, string>>;
  /**
   * Members of the language's library that are not written as its names are, as said: `push_back`; or that take nothing,
   * with their brackets: `size()`.
   */
  readonly members?: Readonly<Record<string, string>>;
  /** What modules have for others: names, each as it is written, by their module. */
  readonly exports?: Readonly<Record<string, readonly string[]>>;
  /** Behind the name of a header that has no other ending: `.h`. */
  readonly headerEnd?: string;
  /** What something has is got by methods: `getName()`, `isOpen()`. */
  readonly getters?: true;
  /** What stands behind a dollar in a text is filled in: `"best is $best"`. */
  readonly interpolates?: true;
  /** There are tags in code, as in JSX. */
  readonly tags?: true;
  /** Statements are properties with their values: `color: red`. */
  readonly declaresProperties?: true;
  /** Words said one after the other stay apart: commands of a shell, values of a style sheet. */
  readonly apartWords?: true;
}
