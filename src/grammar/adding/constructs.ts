import type { ScopeName } from '../../syntax/scopeNames.ts';

/** Where something that is added goes. */
export type Where =
  /** Among the statements of the block around the cursor. */
  | 'statement'
  /** In the class around the cursor. */
  | 'member'
  /** At the level of functions and classes. */
  | 'declaration'
  /** Below the imports. */
  | 'import'
  /** As a child of the tag around the cursor. */
  | 'child'
  /** Where the language says (`Addition`): an else behind its if, a return type behind the parameters. */
  | 'attached'
  /** An item of one of these lists, the first that the language has there; attached where there is none. */
  | readonly ScopeName[];

/** How what is said behind the name is understood, and the slots of the template that it fills. */
export type Reading =
  /** Nothing is said. */
  | 'nothing'
  /** A condition: slot `condition`. */
  | 'condition'
  /** An expression: slot `value`. */
  | 'value'
  /** A statement, or nothing: slot `body`. */
  | 'body'
  /** Modifiers, type, name and value: slots of these names. The name is in the style of the construct. */
  | 'declared'
  /** A type: slot `type` and `value`. */
  | 'type'
  /** "item in items", or the three parts of a counting loop. */
  | 'loop'
  /** "foo", or "foo from bar": slots `value` and `source`. */
  | 'module'
  /** As it is, words with blanks between them: slot `value`. */
  | 'words';

export interface Construct {
  readonly where: Where;
  readonly reads: Reading;
  /** The style of its name: a key of `Writing.names`. */
  readonly named?:
    | 'variable'
    | 'function'
    | 'method'
    | 'class'
    | 'property'
    | 'parameter'
    | 'constant'
    | 'enum member'
    | 'namespace';
  /** Whether it stands apart from its neighbours by blank lines. */
  readonly apart?: true;
}

/** Everything that can be added by name. How it is written is the language's business: `Writing.code`. */
export const CONSTRUCTS: ReadonlyMap<string, Construct> = new Map(
  Object.entries({
    function: { where: 'declaration', reads: 'declared', named: 'function', apart: true },
    method: { where: 'member', reads: 'declared', named: 'method', apart: true },
    'object function': { where: ['entries'], reads: 'declared', named: 'property' },
    'static method': { where: 'member', reads: 'declared', named: 'method', apart: true },
    'main method': { where: 'member', reads: 'nothing', apart: true },
    'class method': { where: 'member', reads: 'declared', named: 'method', apart: true },
    generator: { where: 'declaration', reads: 'declared', named: 'function', apart: true },
    destructor: { where: 'member', reads: 'nothing', apart: true },
    package: { where: 'import', reads: 'module' },
    using: { where: 'import', reads: 'words' },
    'enum class': { where: 'declaration', reads: 'declared', named: 'class', apart: true },
    getter: { where: 'member', reads: 'declared', named: 'method', apart: true },
    setter: { where: 'member', reads: 'declared', named: 'method', apart: true },
    prototype: { where: 'member', reads: 'declared', named: 'method' },
    initializer: { where: 'member', reads: 'nothing', apart: true },
    class: { where: 'declaration', reads: 'declared', named: 'class', apart: true },
    object: { where: 'declaration', reads: 'declared', named: 'class', apart: true },
    'companion object': { where: 'member', reads: 'nothing', apart: true },
    interface: { where: 'declaration', reads: 'declared', named: 'class', apart: true },
    enum: { where: 'declaration', reads: 'declared', named: 'class', apart: true },
    struct: { where: 'declaration', reads: 'declared', named: 'class', apart: true },
    record: { where: 'declaration', reads: 'declared', named: 'class', apart: true },
    trait: { where: 'declaration', reads: 'declared', named: 'class', apart: true },
    'type alias': { where: 'declaration', reads: 'declared', named: 'class' },
    implementation: { where: 'declaration', reads: 'type', apart: true },
    namespace: { where: 'declaration', reads: 'declared', named: 'namespace' },
    import: { where: 'import', reads: 'module' },
    // Python's order.
    'from import': { where: 'import', reads: 'module' },
    inclusion: { where: 'member', reads: 'type' },
    'relative import': { where: 'import', reads: 'module' },
    property: { where: 'member', reads: 'declared', named: 'property' },
    // Of style sheets.
    'mixin use': { where: 'member', reads: 'value' },
    extension: { where: 'member', reads: 'value' },
    'mixin definition': { where: 'declaration', reads: 'declared', named: 'function' },
    variable: { where: 'statement', reads: 'declared', named: 'variable' },
    constant: { where: 'statement', reads: 'declared', named: 'constant' },
    parameter: { where: ['parameter list'], reads: 'declared', named: 'parameter' },
    'named parameter': { where: ['named parameter list'], reads: 'declared', named: 'parameter' },
    'optional parameter': { where: ['parameter list'], reads: 'declared', named: 'parameter' },
    'positional parameter': { where: ['positional parameter list'], reads: 'declared', named: 'parameter' },
    'receiver argument': { where: 'attached', reads: 'words' },
    argument: { where: ['argument list'], reads: 'value' },
    'keyword argument': { where: ['argument list'], reads: 'value' },
    element: { where: ['elements'], reads: 'value' },
    entry: { where: ['entries', 'elements'], reads: 'value' },
    'enum member': { where: ['enum members'], reads: 'declared', named: 'enum member' },
    'type parameter': { where: ['type parameter list'], reads: 'type' },
    'type argument': { where: ['type argument list'], reads: 'type' },
    'with item': { where: 'attached', reads: 'value' },
    if: { where: 'statement', reads: 'condition' },
    unless: { where: 'statement', reads: 'condition' },
    while: { where: 'statement', reads: 'condition' },
    until: { where: 'statement', reads: 'condition' },
    switch: { where: 'statement', reads: 'value' },
    match: { where: 'statement', reads: 'value' },
    case: { where: 'attached', reads: 'value' },
    default: { where: 'attached', reads: 'nothing' },
    for: { where: 'statement', reads: 'loop' },
    do: { where: 'statement', reads: 'body' },
    loop: { where: 'statement', reads: 'body' },
    try: { where: 'statement', reads: 'body' },
    begin: { where: 'statement', reads: 'body' },
    with: { where: 'statement', reads: 'value' },
    'else if': { where: 'attached', reads: 'condition' },
    else: { where: 'attached', reads: 'body' },
    catch: { where: 'attached', reads: 'declared' },
    finally: { where: 'attached', reads: 'body' },
    return: { where: 'statement', reads: 'value' },
    'return value': { where: 'attached', reads: 'value' },
    throw: { where: 'statement', reads: 'value' },
    print: { where: 'statement', reads: 'value' },
    println: { where: 'statement', reads: 'value' },
    derive: { where: 'attached', reads: 'type' },
    // Ruby's own.
    p: { where: 'statement', reads: 'value' },
    'attr accessor': { where: 'member', reads: 'declared', named: 'variable' },
    'attr reader': { where: 'member', reads: 'declared', named: 'variable' },
    'attr writer': { where: 'member', reads: 'declared', named: 'variable' },
    assert: { where: 'statement', reads: 'condition' },
    panic: { where: 'statement', reads: 'words' },
    yield: { where: 'statement', reads: 'value' },
    defer: { where: 'statement', reads: 'value' },
    break: { where: 'statement', reads: 'nothing' },
    continue: { where: 'statement', reads: 'nothing' },
    pass: { where: 'statement', reads: 'nothing' },
    type: { where: 'attached', reads: 'type' },
    'return type': { where: 'attached', reads: 'type' },
    'parameter type': { where: 'attached', reads: 'type' },
    parent: { where: ['parent list'], reads: 'type' },
    implements: { where: ['implements list'], reads: 'type' },
    mixin: { where: 'attached', reads: 'type' },
    throws: { where: 'attached', reads: 'type' },
    decorator: { where: 'attached', reads: 'value' },
    modifier: { where: 'attached', reads: 'words' },
    comment: { where: 'statement', reads: 'words' },
    attribute: { where: ['attributes'], reads: 'value' },
    tag: { where: 'child', reads: 'words' },
    'open tag': { where: 'child', reads: 'words' },
    'close tag': { where: 'child', reads: 'words' },
    'empty tag': { where: 'child', reads: 'words' },
    text: { where: 'child', reads: 'words' },
    ruleset: { where: 'declaration', reads: 'words' },
    // Of queries.
    'where clause': { where: 'attached', reads: 'condition' },
    'and condition': { where: 'attached', reads: 'condition' },
    'or condition': { where: 'attached', reads: 'condition' },
    'group by clause': { where: 'attached', reads: 'value' },
    'order by clause': { where: 'attached', reads: 'value' },
    'limit clause': { where: 'attached', reads: 'value' },
    column: { where: 'attached', reads: 'declared', named: 'variable' },
  } satisfies Record<string, Construct>),
);

/** What people say instead. */
export const CONSTRUCT_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    func: 'function',
    ctor: 'initializer',
    'the constructor': 'initializer',
    enumeration: 'enum',
    structure: 'struct',
    field: 'property',
    param: 'parameter',
    params: 'parameter',
    arg: 'argument',
    item: 'element',
    key: 'entry',
    elif: 'else if',
    elsif: 'else if',
    elseif: 'else if',
    'else-if': 'else if',
    except: 'catch',
    raise: 'throw',
    rescue: 'catch',
    ensure: 'finally',
    println: 'print',
    'print line': 'print',
    extends: 'parent',
    superclass: 'parent',
    annotation: 'decorator',
    modifiers: 'modifier',
    module: 'namespace',
    package: 'package',
    'for each': 'for',
    foreach: 'for',
    include: 'import',
    'do while': 'do',
    require: 'import',
    'require relative': 'relative import',
  }),
);
