/** Activations as functions of one number, for analyses. */
import { exp, tanh } from '../functions.ts'

export const sigmoid = (x: number): number => 1 / (1 + exp(Math.fround(-x)))

export const activations = {
  identity: (x: number) => x,
  relu: (x: number) => (x > 0 ? x : 0),
  'leaky-relu': (x: number) => (x > 0 ? x : 0.01 * x),
  sigmoid,
  tanh: (x: number) => tanh(Math.fround(x)),
} as const

export const activation = {
  name: 'activation',
  type: 'choice',
  default: 'sigmoid',
  choices: ['identity', 'relu', 'leaky-relu', 'sigmoid', 'tanh'],
} as const
