/** How much of what was said is in what was heard: the best normalised correlation over all delays, 0 to 1. */
export function bestCorrelation(said: Int16Array, heard: Int16Array): { correlation: number; delay: number } {
  let best = { correlation: 0, delay: 0 };
  const saidPower = power(said, 0, said.length);
  for (let delay = 0; delay + said.length <= heard.length; delay++) {
    let product = 0;
    // Every fourth sample decides where it might be; a candidate is then measured in full.
    for (let i = 0; i < said.length; i += 4) product += (said[i] as number) * (heard[delay + i] as number);
    if ((product * 4) / saidPower < 0.5 * best.correlation) continue;
    let sum = 0;
    for (let i = 0; i < said.length; i++) sum += (said[i] as number) * (heard[delay + i] as number);
    const correlation = sum / Math.sqrt(saidPower * power(heard, delay, said.length) || 1);
    if (correlation > best.correlation) best = { correlation, delay };
  }
  return best;
}

function power(samples: Int16Array, from: number, length: number): number {
  let sum = 0;
  for (let i = from; i < from + length; i++) sum += (samples[i] as number) ** 2;
  return sum;
}
