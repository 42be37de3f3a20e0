/**
 * The tokens of Moonshine's `tokenizer.bin`: each its length (one byte, or two from 128 on), then its bytes. Throws where it
 * ends in the middle of one.
 */
export function tokensOf(tokenizer: Uint8Array): readonly Uint8Array[] {
  const tokens: Uint8Array[] = [];
  for (let at = 0; at < tokenizer.length; ) {
    const first = tokenizer[at++] as number;
    const length = first < 128 ? first : (tokenizer[at++] ?? 0) * 128 + first - 128;
    if (at + length > tokenizer.length) throw new Error('The tokens end too early.');
    tokens.push(tokenizer.subarray(at, at + length));
    at += length;
  }
  return tokens;
}

/** The same as sherpa-onnx reads them: a line each, in base64, with its number. */
export function tokenLines(tokenizer: Uint8Array): string {
  return tokensOf(tokenizer)
    .map((token, i) => `${Buffer.from(token).toString('base64')} ${i}\n`)
    .join('');
}

/**
 * The vocabulary of a model of byte pairs, as sherpa-onnx reads it to cut hot words: a piece a line, with how likely it is.
 * `tokens` are a line each, with their number; they stand in the order in which they were made, the likeliest first.
 */
export function vocabularyLines(tokens: string): string {
  return tokens
    .split('\n')
    .flatMap(line => {
      const [, piece, number] = /^(\S+) (\d+)\s*$/.exec(line) ?? [];
      return piece === undefined || /^<.*>$/.test(piece) ? [] : [`${piece}\t-${number}\n`];
    })
    .join('');
}
