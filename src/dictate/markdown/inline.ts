const WRAPS: readonly (readonly [names: string, sign: string])[] = [
  ['inline code|code|backticks?|back ticks?', '`'],
  ['bold and italics?|bold italics?', '***'],
  ['bold text|bold', '**'],
  ['italic text|italics?|emphasis', '*'],
  ['strike ?through', '~~'],
];

/** "code … end code", "in bold …", "link … to …" and the like, as Markdown writes them. Other words stay. */
export function inlineMarkup(words: string, text: string): string {
  let written = words;
  for (const [names, sign] of WRAPS) {
    const ended = new RegExp(
      `\\b(?:in |begin |start )?(?:${names}) (\\S[^\\n]*?)[.,]? (?:end|close|stop) (?:${names})\\b`,
      'giu',
    );
    written = written.replace(ended, (_all, inside: string) => around(inside, sign));
    const toEnd = new RegExp(
      `(?<![\\p{L}\\p{N}])in (?:${names.replace('|code|', '|')}) ([^\\s.,;:!?()][^\\n.,;:!?()]*)`,
      'giu',
    );
    written = written.replace(toEnd, (_all, inside: string) => {
      const name = sign === '`' ? nameAt(inside, text) : undefined;
      return name ? around(name.name, sign) + name.rest : around(inside.trimEnd(), sign);
    });
  }
  return withNames(withLinks(written, text), text);
}

function around(inside: string, sign: string): string {
  return sign === '`' && inside.includes('`') ? `\`\` ${inside} \`\`` : sign + inside + sign;
}

/** "code max speed", where the text has `maxSpeed`. */
function withNames(words: string, text: string): string {
  return words.replace(
    /(?<!\b(?:the|a|this|that|your|my|our|source|error|status) )\bcode ([^\n.,;:!?`]+)/giu,
    (all, inside: string) => {
      const name = nameAt(inside, text);
      return name ? `\`${name.name}\`${name.rest}` : all;
    },
  );
}

const MOST_WORDS = 6;

/** The name of the text that some words begin with, as it is spelled there: of two words at least, or within backticks. */
function nameAt(words: string, text: string): { readonly name: string; readonly rest: string } | undefined {
  const said = words.split(' ');
  for (let length = Math.min(MOST_WORDS, said.length); length > 0; length--) {
    const run = said.slice(0, length).map(word => word.replace(/[^\p{L}\p{N}_-]/gu, ''));
    if (run.some(word => word === '')) continue;
    const joined = run.join('[_-]?');
    const found = new RegExp(`(?<![\\p{L}\\p{N}_-])${joined}(?![\\p{L}\\p{N}_-])`, 'iu').exec(text)?.[0];
    const rest = said.slice(length);
    const isOdd = found !== undefined && /[\p{L}\d][_-][\p{L}\d]|\p{Ll}\p{Lu}/u.test(found);
    const shown = new RegExp(`\`(${run.join(' ')})\``, 'iu').exec(text)?.[1];
    const name = isOdd ? found : shown;
    if (name !== undefined) return { name, rest: rest.length > 0 ? ` ${rest.join(' ')}` : '' };
  }
  return undefined;
}

const ADDRESS = String.raw`https?:\/\/[^\s)]+[^\s).,;:!?]|#[\w-]+|(?:[\w.-]+\/)*[\w-]+\.(?:md|html?|txt|png|svg|pdf|com|org|net|io|dev)(?:\/[^\s)]*[^\s).,;:!?])?`;

/** "link the docs to https://…"; "link installation" by the name of a heading or of a link that the text has. */
function withLinks(words: string, text: string): string {
  const written = words.replace(
    new RegExp(`\\blink ([^\\n\\[\\]]{1,80}?) to (?:the )?(${ADDRESS})`, 'giu'),
    (_all, label: string, to: string) => `[${label}](${to})`,
  );
  return written.replace(
    /\blink (?:to )?(?:the )?(?:heading |section )?([^\n.,;:!?[\]]{2,60})/giu,
    (all, said: string) => {
      const target = targetNamed(said, text);
      return target ? `[${target.label}](${target.to})${target.rest}` : all;
    },
  );
}

/** The heading or link of the text whose name some words begin with. */
function targetNamed(
  said: string,
  text: string,
): { readonly label: string; readonly to: string; readonly rest: string } | undefined {
  const targets = [
    ...[...text.matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)].map(([, name = '']) => ({ name, to: `#${slug(name)}` })),
    ...[...text.matchAll(/\[([^\]\n]+)\]\(([^)\s]+)\)/g)].map(([, name = '', to = '']) => ({ name, to })),
    ...[...text.matchAll(/^\[([^\]\n]+)\]:\s*(\S+)/gm)].map(([, name = '', to = '']) => ({ name, to })),
  ].sort((a, b) => b.name.length - a.name.length);
  const lower = said.toLowerCase();
  for (const { name, to } of targets) {
    const begins = lower.startsWith(name.toLowerCase()) && !/^[\p{L}\p{N}]/u.test(lower.slice(name.length));
    if (begins) return { label: name, to, rest: said.slice(name.length) };
  }
  return undefined;
}

/** As GitHub makes anchors of headings. */
function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}
