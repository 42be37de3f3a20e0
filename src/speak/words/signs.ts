const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u20E3/gu;
/** Arrows and rules that go sideways, bars of progress, and shapes. */
const SHAPES = /[\u2500-\u26FF\u2800-\u28FF\u2B00-\u2BFF]|={2,}/g;

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉';
const POWER = /(?<=[\p{L}\p{N})])(⁻?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+|ⁿ)/gu;
const INDEX = /[₀₁₂₃₄₅₆₇₈₉]+/g;

/** What signs mean in running text, those that contain others first. */
const MEANINGS: readonly (readonly [RegExp, string])[] = [
  [/<>\s*<\/>/g, ' an empty element '],
  // A bar of progress
  [/\[[=#\-. >]{3,}\]/g, ' '],
  [/(?<![\p{L}\p{N}])([CF])#(?![\p{L}\p{N}])/gu, '$1 sharp'],
  [/(?<![\p{L}\p{N}])C\+\+/gu, 'C plus plus'],
  [/ *(?:<-+>|<=+>|↔|⟷|⇔) */g, ' to and from '],
  [/ *(?:[-─━═=]{1,20}[>▶►→]|→|⟶|⇒|➔|➜) */g, ' to '],
  [/ *(?:←|⟵|<-{2,}) */g, ' from '],
  [/ *!==?(?![=\p{L}]) */gu, ' is not '],
  [/(?<=[\p{L}\p{N})\]"'’”]) *={2,3} *(?=[\p{L}\p{N}("'‘“-])/gu, ' equals '],
  // A version that is needed
  [/(?<=\p{Lu}[\p{L}.]{2,}) (?:>=|≥) ?(?=\d)/gu, ' at least '],
  [/(?<=[\p{L}\p{N})]) (?:<=|≤) (?=\S)/gu, ' is at most '],
  [/(?<=[\p{L}\p{N})]) (?:>=|≥) (?=\S)/gu, ' is at least '],
  [/(?:<=|≤) ?(?=\d)/g, 'at most '],
  [/(?:>=|≥) ?(?=\d)/g, 'at least '],
  [/ ?≤ ?/g, ' is at most '],
  [/ ?≥ ?/g, ' is at least '],
  [/ ?≠ ?/g, ' is not '],
  [/(?<=\S) ?≈ ?/g, ' is about '],
  [/≈ ?|(?<![\p{L}\p{N}/~])~(?=\d)/gu, 'about '],
  [/ ?× ?(?=\d)/g, ' times '],
  [/ ?± ?/g, ' plus or minus '],
  [/√ ?\(?(?=[\p{L}\p{N}])/gu, 'the square root of '],
  [/∞/g, 'infinity'],
  [/∀ ?/g, 'for all '],
  [/∃ ?/g, 'there is '],
  [/∑ ?/g, 'the sum of '],
  [/ ∈ /g, ' in '],
  [/(?<=[\p{L}\p{N})]) = (?=\S)/gu, ' equals '],
  [/(?<=[\p{L}\p{N})]) \+ (?=[\p{L}\p{N}(])/gu, ' plus '],
  [/(?<=[\p{L}\p{N})]) \* (?=[\p{L}\p{N}(])/gu, ' times '],
  [/(?<=[\p{L}\p{N})]) < (?=[\p{L}\p{N}(-])/gu, ' is less than '],
  [/(?<=[\p{L}\p{N})]) > (?=[\p{L}\p{N}(-])/gu, ' is greater than '],
  [/(?<=[\p{L}\p{N})])\^2(?![\p{L}\p{N}])/gu, ' squared '],
  [/(?<=[\p{L}\p{N})])\^3(?![\p{L}\p{N}])/gu, ' cubed '],
  [/(?<=[\p{L}\p{N})])\^(?=[\p{L}\p{N}(])/gu, ' to the '],
  [/(?<=[\p{L}\p{N})])\^-(?=\d)/gu, ' to the minus '],
  [/(?<=\p{Lu}\p{L}*)–(?=\p{Lu})/gu, ' to '],
  [/(?<=[\p{L}\p{N})\]])<(?=\d|[\p{L}(](?![^<]*>))/gu, ' is less than '],
  [/(?<=[\p{L}\p{N})\]])>(?=\d|(?<!<[^>]*>)[\p{L}(])/gu, ' is greater than '],
  [/(?<=\s|^)<(?=\d)/g, 'less than '],
  [/(?<=\s|^)>(?=\d)/g, 'more than '],
  [/ \|\| /g, ' or '],
  [/ && /g, ' and '],
  [/(?<![\p{L}\p{N}&])#(?=\d)/gu, 'number '],
];

/** Behind the name of a folder. */
const LAST_SLASH = /(?<=[\p{L}\p{N}_])\/(?=\s|$)/gu;
/** Faces of plain signs. */
const FACES = /(?<=\s|^)[:;]-?[)(DP/](?=\s|$)/g;

/** Abbreviations by what a person says for them. */
const ABBREVIATIONS: readonly (readonly [RegExp, string])[] = [
  [/(?<![\p{L}.])e\.\s?g\.(?:,(?= ))?/giu, 'for example'],
  [/(?<![\p{L}.])i\.\s?e\.(?:,(?= ))?/giu, 'that is'],
  [/(?<![\p{L}.])vs\.?(?= )/gu, 'versus'],
  [/(?<![\p{L}.])approx\.(?= )/gu, 'approximately'],
  [/(?<![\p{L}.])w\/o(?= )/gu, 'without'],
  [/(?<![\p{L}.])w\/ ?(?=\p{L})/gu, 'with '],
  [/(?<!\p{L})NaN(?!\p{L})/gu, 'not a number'],
];

/** Types behind a name, with what they are of: `Map<string, number>`. */
const PARAMETERS =
  /(?<=[\p{L}\p{N}_])<([\p{L}_$][\p{L}\p{N}_$.:]*(?:(?:, ?| ?\| ?|\[\]| of | and )[\p{L}\p{N}_$.:]*)*)>/gu;

/** Signs and abbreviations of running text as words, and no pictures. */
export function withSpokenSigns(text: string): string {
  const typed = text.replace(
    PARAMETERS,
    (_, inner: string) => ` of ${inner.replace(/, ?/g, ' and ').replace(/\[\]/g, ' array')}`,
  );
  const spelled = [...ABBREVIATIONS, ...MEANINGS].reduce((said, [sign, meaning]) => said.replace(sign, meaning), typed);
  return spelled
    .replace(POWER, (_, minus: string, raised: string) => power(minus, digits(raised, RAISED)))
    .replace(INDEX, lowered => ` ${digits(lowered, LOWERED)} `)
    .replace(SHAPES, ' ')
    .replace(FACES, '')
    .replace(LAST_SLASH, '')
    .replace(EMOJI, '');
}

function digits(written: string, set: string): string {
  return [...written].map(sign => (sign === 'ⁿ' ? 'n' : String(set.indexOf(sign)))).join('');
}

function power(minus: string, raised: string): string {
  if (minus === '') return raised === '2' ? ' squared' : raised === '3' ? ' cubed' : ` to the ${raised}`;
  return raised === '1' ? ' inverse' : ` to the minus ${raised}`;
}
