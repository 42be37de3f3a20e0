/** What a program said last on standard error, on one line: the end of it tells why it gave up. '' for nothing. */
export function lastWords(complaint: string): string {
  const lines = complaint.split('\n').map(line => line.trim());
  return lines
    .filter(line => line !== '')
    .slice(-2)
    .join(' ');
}
