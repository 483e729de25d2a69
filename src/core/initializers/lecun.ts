/** LeCun: variance 1 / fan-in, which keeps the variance of a linear layer. LeCun, Bottou, Orr and Müller 1998. */
import { defineByDeviation } from './initializer.ts'

export const lecun = defineByDeviation('lecun', [], (_, { fanIn }) => Math.sqrt(1 / fanIn), 'math.sqrt(1 / fan_in)')
