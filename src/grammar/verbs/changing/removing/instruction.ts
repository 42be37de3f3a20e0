import { type Place, type Pointed, pointed } from '../../../places/place.ts';
import { lineAt } from '../../../places/text/units.ts';

const KEYWORDS =
  /^(?:ADD|ARG|CMD|COPY|ENTRYPOINT|ENV|EXPOSE|FROM|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|RUN|SHELL|STOPSIGNAL|USER|VOLUME|WORKDIR)$/;

/** Whether a text is the recipe of an image. */
export function isImage({ tree }: Place): boolean {
  return tree?.grammar.language.languageIds.includes('dockerfile') === true;
}

/**
 * "The health check", "the arg": the instruction of an image that begins with it, on the line of the cursor or the only one;
 * 'unclear' where it is one of several. Undefined where the words are no instruction's.
 */
export function instructionCalled(said: readonly string[], place: Place): Pointed | 'unclear' | undefined {
  const words = said.filter((word, at) => !(at === 0 && /^(?:the|this|that)$/i.test(word)));
  const keyword = words
    .join('')
    .toUpperCase()
    .replace(/(?:INSTRUCTION|LINE)$/, '');
  if (!isImage(place) || !KEYWORDS.test(keyword)) return undefined;
  const { text, cursor } = place;
  const starts = [...text.matchAll(new RegExp(`^${keyword}(?=\\s)`, 'gm'))].map(({ index }) => index);
  const line = lineAt(text, cursor);
  const here = starts.find(start => start === line.start) ?? (starts.length === 1 ? starts[0] : undefined);
  if (here === undefined) return 'unclear';
  let { end } = lineAt(text, here);
  while (text.slice(0, end).endsWith('\\') && end < text.length) end = lineAt(text, end + 1).end;
  return pointed({ start: here, end }, 'statement');
}
