/** Normal numbers: drawn ones, and expectations over them. */
import { exp } from '../functions.ts'
import { createStream } from '../rng.ts'

/** So many standard normal numbers of a stream. */
export function normals(seed: number, stream: string, count: number): Float64Array {
  const { normal } = createStream(seed, stream)
  return Float64Array.from({ length: count }, (_, index) => normal(index))
}

/** Standard deviations on either side; what lies beyond is less than a part in 10^14. */
const REACH = 8
const PER_DEVIATION = 64

/** The places mean + deviation · t of a grid, with their share of the normal density; the shares sum to 1. */
export function normalGrid(mean: number, deviation: number): readonly (readonly [place: number, share: number])[] {
  const places = Array.from({ length: 2 * REACH * PER_DEVIATION + 1 }, (_, k) => k / PER_DEVIATION - REACH)
  const densities = places.map((t) => exp(Math.fround((-t * t) / 2)))
  const total = densities.reduce((sum, density) => sum + density, 0)
  return places.map((t, k) => [mean + deviation * t, densities[k]! / total])
}

/** E f(x), x normal, as a sum over that grid. */
export const expectation = (f: (x: number) => number, mean: number, deviation: number): number =>
  normalGrid(mean, deviation).reduce((sum, [x, share]) => sum + share * f(x), 0)
