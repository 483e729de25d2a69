/** Glorot: variance 2 / (fan-in + fan-out), a compromise between forward and backward. Glorot and Bengio 2010. */
import { defineByDeviation } from './initializer.ts'

export const glorot = defineByDeviation(
  'glorot',
  [],
  (_, { fanIn, fanOut }) => Math.sqrt(2 / (fanIn + fanOut)),
  'math.sqrt(2 / (fan_in + fan_out))',
)
