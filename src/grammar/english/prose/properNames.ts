/** Names that are written with a capital; a word of every day only after one of `AFTER`. */
const NAMES = new Map(
  [
    ...['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday', 'January', 'February', 'April'],
    ...['June', 'July', 'August', 'September', 'October', 'November', 'December', 'English', 'German', 'French'],
    ...['Spanish', 'Chinese', 'Japanese', 'GitHub', 'GitLab', 'Google', 'Microsoft', 'Linux', 'Windows', 'Android'],
    ...['JavaScript', 'TypeScript', 'Python', 'Java', 'Kotlin', 'Docker', 'Kubernetes', 'PostgreSQL', 'YouTube'],
    ...['Facebook', 'Twitter', 'Instagram', 'LinkedIn', 'WhatsApp', 'Gmail', 'America', 'Europe', 'Africa', 'Asia'],
  ].map(name => [name.toLowerCase(), name]),
);

const EVERYDAY_NAMES = new Map(
  [
    ...['Slack', 'Zoom', 'Teams', 'Outlook', 'Discord', 'Notion', 'Swift', 'Rust', 'Go', 'Amazon', 'Apple', 'Word'],
    'Excel',
  ].map(name => [name.toLowerCase(), name]),
);
const AFTER = /^(?:using|via|on|with|in|through|from)$/;

/** Names, titles and places that keep the capital that a recogniser gave them, wherever they stand. */
const KEPT: ReadonlySet<string> = new Set(
  `mr mrs ms dr prof st may march windows linux mac unix git npm node react vue angular django flask rails spring azure aws
  kafka redis mongo mysql postgres sqlite swift rust go ruby perl scala haskell excel word slack zoom teams outlook amazon
  apple netflix firefox chrome safari edge chromium debian ubuntu fedora london paris berlin rome madrid vienna moscow tokyo
  beijing delhi sydney york boston chicago texas california washington germany france spain italy england britain ireland
  scotland poland russia china india japan canada mexico brazil australia austria switzerland sweden norway denmark finland
  greece turkey egypt israel european american british italian russian dutch polish greek latin arabic hindi korean indian
  christmas easter anna peter paul mary john james robert michael david thomas daniel mark luke george maria laura julia
  lisa sarah emma sophie alice bob charlie kate jane susan karen linda nancy steve kevin brian eric adam alex andrew
  anthony ben chris edward emily frank henry jack jason jennifer jessica joe jonathan joseph joshua katherine kim larry
  laurie martin matthew max megan nick nicole oliver olivia patrick philip rachel rebecca richard ryan sam samuel scott
  sean simon smith stephen steven stuart tim tom tony victor walter william jones brown miller wilson taylor
  unicode ascii bluetooth javadoc oracle intel nvidia samsung sony nintendo vim emacs`.split(/\s+/),
);

/** A word of a sentence as it is written: names with their capital, "i" with one. Undefined behind no word. */
export function properly(word: string, before: string | undefined): string {
  const lower = word.toLowerCase();
  if (/^i(?=$|['’](?:m|d|ve|ll|s)$)/.test(word) && !isVariable(before ?? '')) return `I${word.slice(1)}`;
  if (word !== lower) return word;
  return NAMES.get(lower) ?? (AFTER.test(before ?? '') ? EVERYDAY_NAMES.get(lower) : undefined) ?? word;
}

/** What is called `i` in code. */
function isVariable(before: string): boolean {
  return /^(?:index|variable|counter|iterator|increments?|decrements?|param|parameter|argument|named?|called|letter|element|row|column|item|over)$/i.test(
    before,
  );
}

/** Whether a word keeps its capital within a sentence. */
export function keepsCapital(word: string): boolean {
  if (/^I(?=$|['’](?:m|d|ve|ll)$)/.test(word)) return true;
  const plain = word.toLowerCase().replace(/['’]s$/, '');
  return NAMES.has(plain) || KEPT.has(plain);
}

/** A first word without the capital of a sentence: one with more capitals, or digits, is a name. */
export function uncapitalised(word: string): string {
  return /^\p{Lu}[\p{Ll}'’-]*$/u.test(word) && !keepsCapital(word)
    ? word.charAt(0).toLowerCase() + word.slice(1)
    : word;
}

/** With a capital first letter, if it is a plain word; names stay as they are. */
export function capitalised(word: string): string {
  return /^\p{Ll}[\p{Ll}'’-]*$/u.test(word) ? word.charAt(0).toUpperCase() + word.slice(1) : word;
}
