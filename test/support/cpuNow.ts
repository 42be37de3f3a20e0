/**
 * The processor's time that this process has taken so far, in ms. What a limit on work is measured by: other programs that
 * keep the machine busy do not count.
 */
export function cpuNow(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
