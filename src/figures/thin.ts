/** Fewer of many. */

/** At most `most` of `count` indices: every second, third … one, and always the last. */
export function thin(count: number, most: number): number[] {
  const every = Math.max(1, Math.ceil((count - 1) / (most - 1)))
  return Array.from({ length: count }, (_, k) => k).filter((k) => k % every === 0 || k === count - 1)
}
