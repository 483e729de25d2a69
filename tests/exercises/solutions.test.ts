import { expect, test } from 'vitest'
import { checkSolutions, hasSolutions, showsSolution } from '#exercises/solutions.ts'

const now = new Date(2027, 2, 14, 23, 59)
const later = new Date(2027, 2, 15)

test.each([
  [{ show: 'always' }, 0, now, true],
  [{ show: 'after-attempt' }, 0, now, false],
  [{ show: 'after-attempt' }, 1, now, true],
  [{ show: 'after-date', date: '2027-03-15' }, 9, now, false],
  [{ show: 'after-date', date: '2027-03-15' }, 0, later, true],
  [{ show: 'never' }, 9, later, false],
])('%o after %i attempts on %s: %o', (policy, attempts, now, shown) => {
  const solutions = checkSolutions(policy)
  expect(showsSolution(solutions, { attempts, now })).toBe(shown)
  expect(hasSolutions(solutions)).toBe(policy.show !== 'never')
})

test.each<[unknown, string]>([
  ['always', 'with always, after-attempt, after-date or never, not "always"'],
  [undefined, 'with always, after-attempt'],
  [{ show: 'sometimes' }, 'not {"show":"sometimes"}'],
  [{ show: 'after-date' }, 'need a day, such as'],
  [{ show: 'after-date', date: '2027-02-30' }, 'need a day, such as'],
  [{ show: 'after-date', date: '15.3.2027' }, 'need a day, such as'],
  [{ show: 'never', date: '2027-03-15' }, 'have no date'],
])('%o is refused in a sentence', (value, words) => {
  expect(() => checkSolutions(value)).toThrow(words)
})
