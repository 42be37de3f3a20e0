/** What belongs at the end of a beginning of JSON, told by its brackets. */
export function jsonPlaceAfter(text: string): 'key' | 'value' | 'none' {
  const stack: string[] = [];
  let last = '';
  for (const [token] of text.matchAll(/"(?:\\.|[^"\\])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/|[{}[\]:,]|[^\s{}[\]:,"]+/g)) {
    if (token.startsWith('//') || token.startsWith('/*')) continue;
    if (token === '{' || token === '[') stack.push(token);
    else if (token === '}' || token === ']') stack.pop();
    last = token;
  }
  const isInList = stack.at(-1) === '[';
  if (last === '' || last === ':' || last === '[' || (last === ',' && isInList)) return 'value';
  return last === '{' || last === ',' ? 'key' : 'none';
}
