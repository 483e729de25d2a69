/** He: variance 2 / fan-in, made for ReLU. He, Zhang, Ren and Sun 2015. */
import { defineByDeviation } from './initializer.ts'

export const he = defineByDeviation('he', [], (_, { fanIn }) => Math.sqrt(2 / fanIn), 'math.sqrt(2 / fan_in)')
