/** What ends a conversation, said alone. */
const GOODBYE =
  /^(?:ok(?:ay)? )?(?:(?:good ?)?bye(?:[ -]?bye)?|(?:end|stop|quit|leave) (?:the |this )?(?:conversation|talk|call))(?: (?:aloud|now))?$/;

export function isGoodbye(words: string): boolean {
  const said = words
    .toLowerCase()
    .replace(/[.,!?]/g, '')
    .trim();
  return GOODBYE.test(said);
}
