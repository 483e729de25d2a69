/** Points that a reader draws: x, y and a class for each. */
import { SpecError } from '../../units.ts'
import type { OwnData } from '../data.ts'

/** Reads x, y, class triples, one point after the other. Throws a SpecError that says which point is none. */
export function readPoints(triples: readonly number[], classes: number): OwnData {
  const count = Math.floor(triples.length / 3)
  if (3 * count !== triples.length)
    throw new SpecError(
      `Point ${count + 1} has ${triples.length - 3 * count} of the three numbers of a point, x, y and class.`,
    )
  const labels = Uint8Array.from({ length: count }, (_, k) => {
    const label = triples[3 * k + 2]!
    if (!Number.isInteger(label) || label < 0 || label >= classes)
      throw new SpecError(
        `Point ${k + 1} has the class ${label}, where a whole number from 0 to ${classes - 1} is expected.`,
      )
    return label
  })
  return {
    shape: [2],
    task: { kind: 'classification', classes },
    examples: {
      count,
      inputs: Float32Array.from({ length: 2 * count }, (_, k) => triples[3 * Math.floor(k / 2) + (k & 1)]!),
      labels,
      values: new Float32Array(0),
    },
  }
}
