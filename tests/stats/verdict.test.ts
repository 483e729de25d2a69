import { expect, test } from 'vitest'
import { pairedDifference } from '#stats/paired.ts'
import { type Expectation, verdict } from '#stats/verdict.ts'

const lower = [-3, -2, -3, -2]
const higher = [3, 2, 3, 2]
const around = [-1, 1, -1, 1]
const zero = [0, -0, 0, 0]

const table: [Expectation, readonly number[], boolean][] = [
  ['lower', lower, true],
  ['lower', higher, false],
  ['lower', around, false],
  ['lower', zero, false],
  ['higher', lower, false],
  ['higher', higher, true],
  ['higher', around, false],
  ['higher', zero, false],
  ['undetected', lower, false],
  ['undetected', higher, false],
  ['undetected', around, true],
  ['undetected', zero, true],
  ['identical', lower, false],
  ['identical', around, false],
  ['identical', [0, 0, 1e-300, 0], false],
  ['identical', zero, true],
]

test.each(table)('%s of %j: %s', (expectation, differences, agrees) => {
  expect(verdict({ expect: expectation }, differences)).toEqual({ agrees, difference: pairedDifference(differences) })
})

test('of within, the seeds that show more than the margin would have misled', () => {
  expect(verdict({ expect: 'within', margin: 2.5 }, higher).difference.misleading).toBe(2)
  expect(verdict({ expect: 'within', margin: 3 }, lower).difference.misleading).toBe(0)
})

test('within asks for the whole interval inside the margin, on both sides', () => {
  const { low, high } = pairedDifference(around)
  expect(verdict({ expect: 'within', margin: high }, around).agrees).toBe(true)
  expect(verdict({ expect: 'within', margin: high * 0.999 }, around).agrees).toBe(false)
  expect(high).toBe(-low)
  expect(verdict({ expect: 'within', margin: 2.6 }, lower).agrees).toBe(false)
  expect(verdict({ expect: 'within', margin: 2.6 }, higher).agrees).toBe(false)
  expect(verdict({ expect: 'within', margin: 4 }, lower).agrees).toBe(true)
  expect(verdict({ expect: 'within', margin: 4 }, higher).agrees).toBe(true)
})

test('within without a margin, and any claim of one seed, are refused', () => {
  expect(() => verdict({ expect: 'within' }, around)).toThrow('A claim that expects “within” states a margin above 0.')
  expect(() => verdict({ expect: 'within', margin: -1 }, around)).toThrow(/margin above 0/)
  expect(() => verdict({ expect: 'identical' }, [0])).toThrow(/at least 2 seeds/)
})
