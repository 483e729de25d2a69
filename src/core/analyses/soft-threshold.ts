/** S_a(x) = sign(x) max(|x| − a, 0), the minimum over w of ½ (w − x)² + a |w|. */
export function softThreshold(x: number, a: number): number {
  if (x > a) return x - a
  return x < -a ? x + a : 0
}
