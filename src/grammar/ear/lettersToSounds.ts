import { entryOf } from '../../common/entryOf.ts';

/** How English is mostly read: letters, what stands before and behind them, and their sounds. The first that fits counts. */
const RULES: readonly (readonly [letters: string, sound: string, before?: RegExp | undefined, behind?: RegExp])[] = [
  ...([
    ['tion', 'Sun'],
    ['ssion', 'Sun'],
    ['sion', 'Zun'],
    ['cian', 'Sun'],
    ['ture', 'CR'],
    ['tious', 'Sus'],
    ['cious', 'Sus'],
  ] as const),
  ...([
    ['ought', 'ot'],
    ['aught', 'ot'],
    ['ough', 'u', undefined, /^$/],
    ['eigh', 'e'],
    ['igh', 'Y'],
    ['gh', ''],
  ] as const),
  ...([
    ['tch', 'C'],
    ['dge', 'J'],
    ['sch', 'sk'],
    ['chr', 'kr'],
    ['ch', 'C'],
    ['sh', 'S'],
    ['ph', 'f'],
    ['wh', 'w'],
  ] as const),
  ...([
    ['th', 'D', /^$/, /^(?:e|is|at|ey|ese|ose|ere|en|us|an)$/],
    ['th', 'T'],
    ['ck', 'k'],
    ['qu', 'kw'],
    ['q', 'k'],
  ] as const),
  ...([
    ['kn', 'n', /^$/],
    ['wr', 'r', /^$/],
    ['gn', 'n', /^$/],
    ['ps', 's', /^$/],
    ['x', 'z', /^$/],
    ['mb', 'm', undefined, /^s?$/],
  ] as const),
  ...([
    ['nk', 'Nk'],
    ['ng', 'N', undefined, /^(?:s|er|ing|ed)?$/],
    ['nge', 'nJ', undefined, /^[srd]?$/],
    ['ng', 'Ng'],
  ] as const),
  ...([
    ['ies', 'iz', undefined, /^$/],
    ['ied', 'id', undefined, /^$/],
    ['ey', 'i', undefined, /^s?$/],
    ['eer', 'ir'],
    ['ear', 'ir'],
    ['air', 'er'],
  ] as const),
  ...([
    ['ee', 'i'],
    ['ea', 'i'],
    ['eau', 'O'],
    ['eu', 'yU'],
    ['ew', 'U'],
    ['ei', 'e'],
    ['ey', 'e'],
    ['ie', 'i'],
  ] as const),
  ...([
    ['oor', 'or'],
    ['our', 'or'],
    ['oar', 'or'],
    ['oo', 'U'],
    ['ould', 'Qd'],
    ['ous', 'us', undefined, /^$/],
    ['ou', 'W'],
    ['ow', 'O', undefined, /^$/],
    ['ow', 'W'],
  ] as const),
  ...([
    ['oa', 'O'],
    ['oi', 'X'],
    ['oy', 'X'],
    ['ai', 'e'],
    ['ay', 'e'],
    ['au', 'o'],
    ['aw', 'o'],
    ['ue', 'U', undefined, /^$/],
    ['ui', 'U'],
  ] as const),
  ...([
    ['err', 'Er'],
    ['arr', 'Ar'],
    ['orr', 'or'],
    ['irr', 'Ir'],
    ['urr', 'R'],
    ['are', 'er', undefined, /^$/],
    ['ere', 'ir', undefined, /^$/],
    ['ire', 'YR', undefined, /^[sd]?$/],
    ['ore', 'or'],
    ['ure', 'yQr', undefined, /^[sd]?$/],
  ] as const),
  ...([
    ['ar', 'R', /.[aeiouy].*$/, /^[sd]?s?$/],
    ['ar', 'ar', undefined, /^(?![aeiou])/],
    ['war', 'wor'],
    ['wor', 'wR'],
    ['er', 'R'],
    ['ir', 'R', undefined, /^(?![aeiou])/],
  ] as const),
  ...([
    ['or', 'R', /.[aeiouy].*$/, /^s?$/],
    ['or', 'or'],
    ['ur', 'R', undefined, /^(?![aeiou])/],
    ['al', 'ol', undefined, /^[lk]/],
    ['all', 'ol'],
  ] as const),
  ...([
    ['cc', 'ks', undefined, /^[eiy]/],
    ['ss', 's'],
    ['sc', 's', undefined, /^[eiy]/],
    ['c', 's', undefined, /^[eiy]/],
    ['c', 'k'],
    ['gg', 'g'],
    ['g', 'J', undefined, /^(?:e(?!t|r?$)|i(?!v|r|t)|y)/],
    ['g', 'g'],
  ] as const),
  ...([
    ['x', 'ks'],
    ['j', 'J'],
    ['s', 'z', /[aeiouybdglmnrvw]$/, /^$/],
    ['s', 'z', /[aeiou]$/, /^e[srd]?$/],
    ['s', 's'],
    ['z', 'z'],
  ] as const),
  ...([
    ['ed', 'Id', /[aeiouy].*[dt]$/, /^$/],
    ['ed', 'd', /[aeiouy].*[aeiouybglmnrvwz]$/, /^$/],
    ['ed', 't', /[aeiouy].*[^dt]$/, /^$/],
    ['es', 'Iz', /(?:s|z|x|c|ch|sh|g)$/, /^$/],
    ['le', 'ul', /[bcdfgkptz]$/, /^[sd]?$/],
  ] as const),
  // An "e" that is not said, and the vowel that it makes long.
  ...([
    ['a', 'e', undefined, /^[^aeiouxw]e(?:[srd]|rs)?$/],
    ['i', 'Y', undefined, /^[^aeiouxw]e(?:[srd]|rs)?$/],
    ['o', 'O', undefined, /^[^aeiouxwv]e(?:[srd]|rs)?$/],
    ['u', 'U', undefined, /^[^aeiouxw]e(?:[srd]|rs)?$/],
    ['e', 'i', undefined, /^[^aeiouxwr]e$/],
  ] as const),
  ...([
    ['a', 'e', undefined, /^[^aeiouxw]ing$/],
    ['i', 'Y', undefined, /^[^aeiouxwv]ing$/],
    ['o', 'O', undefined, /^[^aeiouxwvm]ing$/],
    ['a', 'e', undefined, /^(?:ble|ption|tion|te)/],
    ['u', 'yU', undefined, /^(?:ni|se|te)/],
  ] as const),
  ...([
    ['e', '', /[aeiouy].*$/, /^s?$/],
    ['e', 'i', /^[^aeiou]{1,2}$/, /^$/],
    ['e', 'i', /^(?:r|d|b|pr)$/, /^[^aeioun]/],
    ['e', 'E'],
  ] as const),
  ...([
    ['y', 'y', /^$/, /^[aeiou]/],
    ['y', 'Y', /^[^aeiou]+$/, /^$/],
    ['y', 'i', undefined, /^$/],
    ['y', 'I'],
    ['i', 'Y', /^[^aeiou]?$/, /^$/],
    ['i', 'Y', undefined, /^(?:nd|ld|gn)$/],
    ['i', 'i', undefined, /^$/],
    ['i', 'I'],
  ] as const),
  ...([
    ['o', 'O', undefined, /^(?:$|ld|lt|st$)/],
    ['o', 'u', /[aeiou].*$/, /^[nm]s?$/],
    ['o', 'a'],
    ['u', 'U', /[rlj]$/, /^[^aeiou][aeiou]/],
    ['u', 'u'],
    ['a', 'u', /^$/, /^(?:[^aeiou][aeiouhr]|$)/],
    ['a', 'u', undefined, /^$/],
    ['a', 'u', /[aeiou].+$/, /^(?:l|n|nt|nce|nces|ls|ns)$/],
    ['a', 'A'],
  ] as const),
];

const BY_FIRST = new Map<string, (typeof RULES)[number][]>();
for (const rule of RULES) {
  const first = rule[0].charAt(0);
  BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), rule]);
}

const NAMES_OF_LETTERS: Readonly<Record<string, string>> = {
  ...{
    a: 'e',
    b: 'bi',
    c: 'si',
    d: 'di',
    e: 'i',
    f: 'Ef',
    g: 'Ji',
    h: 'eC',
    i: 'Y',
    j: 'Je',
    k: 'ke',
    l: 'El',
    m: 'Em',
  },
  ...{
    n: 'En',
    o: 'O',
    p: 'pi',
    q: 'kyU',
    r: 'ar',
    s: 'Es',
    t: 'ti',
    u: 'yU',
    v: 'vi',
    w: 'dubulyU',
    x: 'Eks',
    y: 'wY',
    z: 'zi',
  },
};

/** Longer words are read as far as this, in letters. */
const LONGEST = 24;

/** How a word in small letters is read that no dictionary has. */
export function readAloud(word: string): string {
  const letters = word.slice(0, LONGEST).replace(/([^aeioucrs])\1/g, '$1');
  let sound = '';
  for (let at = 0; at < letters.length; ) {
    const before = letters.slice(0, at);
    const rule = BY_FIRST.get(letters.charAt(at))?.find(
      ([said, , left, right]) =>
        letters.startsWith(said, at) &&
        (left?.test(before) ?? true) &&
        (right?.test(letters.slice(at + said.length)) ?? true),
    );
    sound += rule?.[1] ?? (/[bdfhklmnprtvw]/.test(letters.charAt(at)) ? letters.charAt(at) : '');
    at += rule?.[0].length ?? 1;
  }
  return sound;
}

/** Letters by their names: `url` is you are ell. */
export function spelledAloud(word: string): string {
  return [...word.slice(0, LONGEST)].map(letter => entryOf(NAMES_OF_LETTERS, letter) ?? '').join('');
}
