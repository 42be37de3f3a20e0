/** The first piece is short, so that it is soon heard; in UTF-16 units. */
const FIRST = 45;
/** What follows is made while the piece before is heard, and is finished where it was begun though nobody wants it any more. */
const OTHERS = 80;
/** What is shorter sounds cut off. */
const LEAST = 10;

/** Where people pause, from the best place to the worst: after signs, before little words, between words. */
const PLACES = [
  /[.!?…;:](?=\s)/g,
  /[,)–—](?=\s)/g,
  /\s(?=(?:and|or|but|nor|so|because|if|unless|when|while|where|which|who|that|with|without|from|into|for|to|of|in|on|at|by|as|than)\s)/gi,
  /\s/g,
];

/** A text cut where people pause, in pieces that a voice can be asked for one after the other; the first is short. */
export function spokenPieces(text: string): readonly string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest !== '') {
    const most = pieces.length === 0 ? FIRST : OTHERS;
    const end = rest.length <= most ? rest.length : cut(rest, most);
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return pieces;
}

/** The last of the best places within so many units; where there is none, between two characters. */
function cut(text: string, most: number): number {
  for (const place of PLACES) {
    const ends = [...text.slice(0, most + 1).matchAll(place)].map(({ index, 0: { length } }) => index + length);
    const end = ends.findLast(each => each >= LEAST && each <= most);
    if (end !== undefined) return end;
  }
  // Not within a character of two units.
  return /[\uD800-\uDBFF]/.test(text[most - 1] ?? '') ? most - 1 : most;
}
