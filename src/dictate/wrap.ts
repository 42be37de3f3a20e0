/** Words in lines of at most `width` columns; a word that is longer stands alone. Line breaks in the text stay. */
export function wrap(text: string, width: number): readonly string[] {
  return text.split('\n').flatMap(paragraph => {
    const lines: string[] = [];
    let line = '';
    for (const word of paragraph.split(' ')) {
      if (line !== '' && columns(line) + 1 + columns(word) > width) {
        lines.push(line);
        line = word;
      } else {
        line = line === '' ? word : `${line} ${word}`;
      }
    }
    return [...lines, line];
  });
}

/** How wide text is on screen: by characters as people see them, tabs by `tabSize`, wide scripts and emoji two. */
export function columns(text: string, tabSize = 4): number {
  let width = 0;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (segment === '\t') width += tabSize - (width % tabSize);
    else width += WIDE.test(segment) ? 2 : 1;
  }
  return width;
}

const WIDE = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}]/u;
