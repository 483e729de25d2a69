/** The plane of two weights, in which several analyses draw a quadratic loss. */
import { cosSinTurn } from '../functions.ts'
import type { PointsResult } from '../results.ts'
import { points } from './analysis.ts'

export const weightAxes = [{ id: 'weight-1' }, { id: 'weight-2' }] as const
export type Place = readonly [number, number]

/** Points of a closed curve; a multiple of four, so that the corners of a square on its tip are among them. */
export const TURN = 96

/** A line through `count` places. */
export const curve = (name: string, count: number, at: (k: number) => Place): PointsResult =>
  points(
    name,
    Array.from({ length: count }, (_, k) => at(k)),
    weightAxes,
    { joined: true },
  )

/** A closed curve, by the cosine and sine of its angle; it ends where it began. */
export const loop = (name: string, at: (cos: number, sin: number) => Place): PointsResult =>
  curve(name, TURN + 1, (k) => at(...cosSinTurn(Math.fround((k % TURN) / TURN))))

/** One place. */
export const mark = (name: string, place: Place): PointsResult => points(name, [place], weightAxes)

/** ½ Σ h_i (w_i − w*_i)². */
export const quadratic = ([h1, h2]: Place, [best1, best2]: Place, [w1, w2]: Place): number =>
  (h1 * (w1 - best1) * (w1 - best1) + h2 * (w2 - best2) * (w2 - best2)) / 2
