/**
 * Keywords of common programming languages: they stand everywhere and name nothing.
 */
export const KEYWORDS: ReadonlySet<string> = new Set(
  `abstract and any arguments as asm assert async auto await base begin bool boolean break byte case cast catch chan char
  class clone const constexpr constructor continue crate debugger declare decltype def default defer del delete delegate
  do done double dyn dynamic elif else elsif end ensure enum esac eval event except explicit export extends extern false
  False fallthrough fi final finally fixed float fn for foreach from friend fun func function get global go goto if impl
  implements implicit import in include infer init inline inout instanceof int interface internal into is keyof lambda
  late lazy let lock long loop macro map match mod module move mut mutable namespace native new nil None nonlocal not
  null nullptr number object of open operator or out override package params partial pass private protected protocol pub
  public raise range readonly record ref register rescue return select self sealed set short signed sizeof static strictfp
  string struct sub super switch symbol synchronized template then this throw throws trait transient true True try type
  typealias typedef typename typeof undef undefined union unless unsafe unsigned until use using val var virtual void
  volatile when where while with yield`.split(/\s+/),
);

/** Those of SQL, in small letters, with its types and the functions that everyone uses. */
export const SQL_KEYWORDS: ReadonlySet<string> = new Set(
  `add all alter and any as asc avg begin between bigint boolean by case cast char check coalesce column commit constraint
  count create cross current_date current_timestamp date decimal default delete desc distinct drop else end exists explain
  false fetch first foreign from full group having if in index inner insert int integer intersect interval into is join key
  last left like limit max min not now null numeric offset on only or order outer over partition primary references returning
  revoke right rollback row rows select serial set smallint sum table text then time timestamp to transaction trigger true
  union unique update using values varchar view when where with`.split(/\s+/),
);

/** Words that a spoken command or sentence is put together with. An identifier that begins with one is taken with care. */
export const JOINING_WORDS: ReadonlySet<string> = new Set(
  `a an and are as at be before after below above between but by can could do does for from has have if in into is it its
  last next first new no not of off on onto or other out over should so than that the their them then there these this
  those to under until up was were what when where which while who will with without would current previous end start
  top bottom all each every my our your`.split(/\s+/),
);

/** Verbs that commands begin with, as does many a function's name. */
export const COMMAND_VERBS: ReadonlySet<string> = new Set(
  `add append apply build call change check clear close comment commit copy create cut debug define delete dictate disable
  duplicate edit enable explain extract fetch find fix fold format generate get give go indent insert inline join jump kill
  let load log look make mark move open paste press print pull push put raise read redo refactor remove rename repeat
  replace reset resolve return reverse run save scroll search select send set show sort split start step stop surround
  swap switch take test toggle try turn type undo unfold update use wrap write`.split(/\s+/),
);

/** Words before or after a name that say that a name it is. */
export const NAMING_WORDS: ReadonlySet<string> = new Set(
  `argument arguments attribute attributes call called calling calls class classes component constant constants constructor
  enum field fields function functions getter hook identifier interface interfaces member method methods named namespace
  parameter parameters property properties rename setter struct symbol variable variables`.split(/\s+/),
);

/** Common English words: never respelled alone, whatever the file holds. */
export const COMMON_WORDS: ReadonlySet<string> = new Set([
  ...JOINING_WORDS,
  ...COMMAND_VERBS,
  ...NAMING_WORDS,
  ...`able about action again age ago air also always among amount answer any app area around array ask away back bad bar base
  bash because been begin being best better big bit black block blue board body book boolean both box branch bring button
  buy by byte came care case cash cat cause cell center change char chat child children choice city clean client clock
  code color column come common company complete connect content context control correct cost count country course data
  date day days dead deal debug dark deep default degree detail did different digit direct dog done door double down draw
  drive drop due during early east easy eat edge eight element else email empty enough entry error even event ever exit
  extra eye face fact fail fall false family far fast father feel feet few figure fill final fine finish fire five fly
  food foot force form found four free friend full fun future game gave gets girl given gives god gone good got great
  green group grow had half hand happy hard he head hear heard heart heavy help her here high him his hold home hope hour
  hours house how human hundred idea image important inside instead int integer item items job just keep kept key keys
  kid kind knew know known label land language large late later law lay lead learn least leave left length less letter
  level life light like line lines link list lists little live local long lost lot love low main man manager many map
  match matter may maybe me mean means member men menu message might mind minute mode money month more morning most mother
  mouse much music must near need needs never news night nine none nor north note nothing now null number numbers object
  often old once one only option order others own page pages paper parent part pass past path pay people person phone
  pick place plan play point power present price private problem program project proper public question quick quite
  radio rain range rate rather reach real really reason red rest result results rich ride right road rock room root round
  row rows rule runs said same saw say says school sea second section see seem self sense sent seven several she ship
  short side sign simple since single site six size skip sleep slow small social some song soon sound source south space
  speak speed stand state stay step still stood story street string strong such sum summer sun sure system table tag tail
  talk tell ten term text thank thanks thing things think third thought thousand three through throw time times title today
  together told tomorrow too took total town tree true truth turn two uncle understand unit upon us used user users using
  value values very view voice wait walk wall want war warm watch water way we week well went west white whole why wide
  wife win window wish within woman word words work world wrong year years yes yet you young zero
  file files module modules name names tests types actor agent batch binary branch buffer bug cursor cycle device domain driver engine error factory filter flag frame graph
  handler hash heap host image index input job layer listener local logger loop mask matrix model mutex node output owner
  packet parser patch payload pixel pointer pool port process proxy query queue random reader record request response
  role route router sample schema scope script sector server service session shape shader signal slot socket stack stage
  stock store stream style task team token track tuple vector vertex view widget window worker writer`.split(/\s+/),
]);

/** What recognisers write for words of programming that sound the same. */
export const SOUND_ALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    cash: 'cache',
    cashed: 'cached',
    jason: 'json',
    sequel: 'sql',
    sink: 'sync',
    pars: 'parse',
    bullion: 'boolean',
    tupple: 'tuple',
    asink: 'async',
  }),
);

const NUMBERS = `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
  seventeen eighteen nineteen`.split(/\s+/);
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Spoken numbers as digits. */
export const NUMBER_WORDS: ReadonlyMap<string, string> = new Map([
  ...NUMBERS.map((word, value) => [word, String(value)] as const),
  ...TENS.map((word, index) => [word, String(20 + 10 * index)] as const),
]);

/** What is short for words that people say in full. */
export const SHORT_FOR: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    addr: 'address',
    args: 'arguments',
    arr: 'array',
    attr: 'attribute',
    attrs: 'attributes',
    btn: 'button',
    calc: 'calculate',
    cb: 'callback',
    cfg: 'config',
    cnt: 'count',
    col: 'column',
    cols: 'columns',
    coord: 'coordinate',
    coords: 'coordinates',
    ctx: 'context',
    curr: 'current',
    db: 'database',
    dest: 'destination',
    dir: 'directory',
    dirs: 'directories',
    doc: 'document',
    docs: 'documents',
    dst: 'destination',
    elem: 'element',
    elems: 'elements',
    env: 'environment',
    err: 'error',
    evt: 'event',
    fmt: 'format',
    fn: 'function',
    idx: 'index',
    img: 'image',
    impl: 'implementation',
    init: 'initialize',
    len: 'length',
    lib: 'library',
    max: 'maximum',
    min: 'minimum',
    ms: 'milliseconds',
    msg: 'message',
    msgs: 'messages',
    num: 'number',
    obj: 'object',
    param: 'parameter',
    params: 'parameters',
    pct: 'percent',
    pkg: 'package',
    pos: 'position',
    prev: 'previous',
    ptr: 'pointer',
    ref: 'reference',
    refs: 'references',
    repo: 'repository',
    req: 'request',
    resp: 'response',
    src: 'source',
    str: 'string',
    tmp: 'temporary',
    val: 'value',
    vals: 'values',
    vec: 'vector',
  }).map(([short, full]) => [short, [full]] as const),
);
