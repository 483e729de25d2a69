/**
 * The training loss over the plane in which the run has moved most: the first two principal directions of its parameters
 * so far, through where it stands, with its path. The shares of the path's variance that each direction explains say how
 * much of it the plane shows. Li, Xu, Taylor, Studer and Goldstein 2018; Lorch 2016.
 */
import { symmetricEigen } from '../linear-algebra.ts'
import type { Result } from '../results.ts'
import { examples, putFirst } from './in-place.ts'
import { lossField } from './landscape.ts'
import { difference, dot, normOf, scaled } from './moved.ts'
import type { Window } from './plane.ts'
import { defineProbe, number } from './probe.ts'

const SIDE = 19
/** Frames that are remembered; a longer run is remembered at every second, fourth … frame. */
const MOST = 32
const names = ['principal-1', 'principal-2'] as const

export const pathLandscape = defineProbe({
  id: 'path-landscape',
  remembers: true,
  options: [examples],
  plan: ({ examples }, { parameters }) => {
    const remember = createMemory()
    return (view) => {
      const now = view.arena.slice(parameters.offset, parameters.offset + parameters.length)
      const path = remember(now).map((point) => difference(point, now))
      const { directions, shares } = principalDirections(path)
      const explained = shares.map((share, k) =>
        number('explained', share, { of: names[k]!, quantity: { id: 'explained', unit: 'percent' } }),
      )
      const [first, second] = directions
      if (!first || !second) return explained
      const along = (direction: Float64Array) => Float64Array.from(path, (point) => dot(point, direction))
      const [x, y] = [along(first), along(second)]
      const window: Window = [...around(x), ...around(y)]
      putFirst(view, examples)
      const results: Result[] = [
        lossField(view, 'path-landscape', window, SIDE, names, (a, b) => [
          [a, first],
          [b, second],
        ]),
        { shape: 'points', name: 'parameter-path', x, y, joined: true, axes: [{ id: names[0] }, { id: names[1] }] },
      ]
      return [...results, ...explained]
    }
  },
})

/** Gives the points that are remembered so far, the last one always among them. */
function createMemory(): (point: Float32Array) => readonly Float32Array[] {
  let kept: Float32Array[] = []
  let seen = 0
  let stride = 1
  return (point) => {
    const keeps = seen % stride === 0
    seen += 1
    if (!keeps) return [...kept, point]
    kept.push(point)
    const path = kept
    if (kept.length >= MOST) {
      kept = kept.filter((_, k) => k % 2 === 0)
      stride *= 2
    }
    return path
  }
}

/**
 * Unit directions of largest variance of the points, and their shares of it. The Gram matrix of the centred points has
 * the same eigenvalues, and a direction is that of Σ_i v_i (p_i − mean). None where the points do not span two.
 */
function principalDirections(points: readonly Float64Array[]): {
  readonly directions: readonly Float64Array[]
  readonly shares: readonly [number, number]
} {
  const count = points.length
  const length = points[0]!.length
  const mean = new Float64Array(length)
  for (const point of points) for (let k = 0; k < length; k++) mean[k]! += point[k]! / count
  const centred = points.map((point) => difference(point, mean))
  const gram = new Float64Array(count * count)
  for (let i = 0; i < count; i++)
    for (let j = 0; j <= i; j++) gram[i * count + j] = gram[j * count + i] = dot(centred[i]!, centred[j]!)
  const { values, vectors } = symmetricEigen(gram, count)
  const total = values.reduce((sum, value) => sum + value, 0)
  if (!(count > 2 && values[1]! > 1e-12 * total)) return { directions: [], shares: [0, 0] }
  const directions = [0, 1].map((which) => {
    const direction = new Float64Array(length)
    centred.forEach((point, i) => {
      const share = vectors[which * count + i]!
      for (let k = 0; k < length; k++) direction[k]! += share * point[k]!
    })
    return scaled(direction, 1 / normOf(direction))
  })
  return { directions, shares: [values[0]! / total, values[1]! / total] }
}

/** The range of these coordinates and a quarter of it on each side. */
function around(values: Float64Array): readonly [number, number] {
  const low = values.reduce((least, x) => Math.min(least, x))
  const high = values.reduce((most, x) => Math.max(most, x))
  return [low - (high - low) / 4, high + (high - low) / 4]
}
