/** One standard deviation for every weight, whatever its layer. */
import { defineByDeviation } from './initializer.ts'

export const constantScale = defineByDeviation(
  'constant-scale',
  [{ name: 'deviation', type: 'number', default: 0.1, range: [0, 10] }],
  ({ deviation }) => deviation,
  'options["deviation"]',
)
