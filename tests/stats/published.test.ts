import { expect, test } from 'vitest'
import type { Claim } from '#core/spec.ts'
import { pairedDifference } from '#stats/paired.ts'
import { besidePublished, type Direction, directionHere, directions } from '#stats/published.ts'

const lower = [-3, -2, -3, -2]
const higher = [3, 2, 3, 2]
const around = [-1, 1, -1, 1]

const table: [Claim['expect'], readonly number[], ReturnType<typeof directionHere>, Direction[]][] = [
  ['lower', lower, 'lower', ['lower']],
  ['higher', higher, 'higher', ['higher']],
  ['undetected', around, 'undetected', ['same']],
  ['within', around, 'same', ['same']],
  // Small but not zero: the margin was stated before the runs.
  ['within', lower, 'same', ['same']],
  ['identical', [0, 0, 0, 0], 'same', ['same']],
]

test.each(table)(
  'a claim of “%s” with %j is %s here, and agrees with %j alone',
  (expected, differences, here, with_) => {
    const found = directionHere({ expect: expected, compare: ['a', 'b'], seeds: 4 }, pairedDifference(differences))
    expect(found).toBe(here)
    expect(directions.filter((direction) => besidePublished(found, direction) === 'agree')).toEqual(with_)
    expect(besidePublished(found, 'mixed')).toBe('depends')
  },
)
