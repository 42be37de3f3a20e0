/** "Change the comment to say done": what it says, as of what says something. */
export function withoutSay(to: readonly string[], said: readonly string[]): readonly string[] {
  const isText = /\b(?:comment|string|text|heading|title|label|message|paragraph|caption)$/i.test(said.join(' '));
  return isText && to.length > 1 && /^(?:say|read)$/i.test(to[0] ?? '') ? to.slice(1) : to;
}

/** "Swap this item with the next one", "to south in this command": what stands there is meant, and no words. */
export function saysWhere(to: readonly string[]): boolean {
  const said = to.join(' ');
  const isBeside = /^(the |its )?(next|previous|following|other|one (above|below|before|after))( one| line| item)?$/i;
  return isBeside.test(said) || /\w (?:in|on|inside|within|of) (?:this|that|these|those) \w+$/i.test(said);
}
