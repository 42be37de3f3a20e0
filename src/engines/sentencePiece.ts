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
