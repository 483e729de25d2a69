/** Which taps of a convolution's kernel fall into the image. */

/** What a convolution has as numbers: channels, height, width; outputs, their height and width; kernel, step, padding, stride. */
export type Numbers = readonly [number, number, number, number, number, number, number, number, number, number, number]

/** The taps that a row of places reads by, with the row that each reads; columns likewise. */
interface Reading {
  readonly tap: number
  readonly at: number
}
/** Places `by` apart that have the same taps, from `first` on; each reads `away` further than the one before. */
export interface Run {
  readonly first: number
  readonly places: number
  readonly by: number
  readonly away: number
  readonly reads: readonly Reading[]
}

/**
 * Tap p of row r reads row r · step + p − padding; or, where `transposed`, row (r + padding − p) / step. Rows are put
 * together as long as they read alike.
 */
export function runsOf(
  places: number,
  size: number,
  kernel: number,
  step: number,
  padding: number,
  transposed: boolean,
): readonly Run[] {
  const by = transposed ? step : 1
  const away = transposed ? 1 : step
  const readsOf = (place: number): readonly Reading[] =>
    Array.from({ length: kernel }, (_, tap) => {
      const at = transposed ? (place + padding - tap) / step : place * step + tap - padding
      return { tap, at }
    }).filter(({ at }) => Number.isInteger(at) && at >= 0 && at < size)
  const tapsOf = (place: number) =>
    readsOf(place)
      .map(({ tap }) => tap)
      .join()
  const runs: Run[] = []
  for (let rest = 0; rest < Math.min(by, places); rest++)
    for (let first = rest; first < places; ) {
      let next = first + by
      while (next < places && tapsOf(next) === tapsOf(first)) next += by
      runs.push({ first, places: (next - first) / by, by, away, reads: readsOf(first) })
      first = next
    }
  return runs
}

/** Whether the taps of all places that differ are few enough for code of each. */
export function areFew(numbers: readonly number[]): boolean {
  const [, height, width, , outHeight, outWidth, kernelHeight, kernelWidth, step, padding] = numbers as Numbers
  const tapsOf = (places: number, size: number, kernel: number) =>
    runsOf(places, size, kernel, step, padding, false).reduce((sum, { reads }) => sum + reads.length, 0)
  return tapsOf(outHeight, height, kernelHeight) * tapsOf(outWidth, width, kernelWidth) <= MOST
}

/** Kernels of 3 × 3 have 49, of 4 × 4 a hundred. */
const MOST = 150
