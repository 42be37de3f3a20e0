/** A sample to speak to. */
export function total(prices: number[]): number {
  let result = 0;
  for (const price of prices) result += price;
  return result;
}

console.log(total([3, 5, 8]));
