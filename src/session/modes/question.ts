const ASKS =
  /^(?:(?:and|so|but|okay|ok|please|hey)[, ]+)*(?:why|what|what's|how|which|who|whose|where|when|explain|describe|(?:can you |could you )?tell me)\b/i;

/** "Can you …?" asks for a deed. */
const WISHES = /^(?:please[, ]+)?(?:can|could|will|would) (?:you|we|i)\b/i;

/** Whether the words of a command ask something, in any language that ends a question with its sign. */
export function isQuestion(words: string): boolean {
  const said = words.trim();
  return ASKS.test(said) || (/[?？؟]$/.test(said) && !WISHES.test(said));
}
