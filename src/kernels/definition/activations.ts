/** Functions of single values and their derivatives. */
import type { Arithmetic } from '#core/functions.ts'
import { sigmoid, softplusTail } from './logistic.ts'
import type { Run } from './run.ts'

/** A value, and the one option that some functions have. */
type Pointwise = (arithmetic: Arithmetic, x: number, option: number) => number

/** y = f(x). Operands x, the option where there is one (one float), y; numbers features, stride. */
const map =
  (f: Pointwise): Run =>
  (arithmetic, arena, operands, [features, stride], count) => {
    const [x, y] = [operands[0]!, operands.at(-1)!]
    const option = operands.length > 2 ? arena[operands[1]!]! : 0
    for (let j = 0; j < features!; j++)
      for (let b = 0; b < count; b++) {
        const at = j * stride! + b
        arena[y + at] = f(arithmetic, arena[x + at]!, option)
      }
  }

/**
 * dx = dy · f′. The derivative is taken from the value that is at hand, x or y = f(x).
 * Operands x or y, the option where there is one (one float), dy, dx; numbers features, stride.
 */
const gradient =
  (derivative: Pointwise): Run =>
  (arithmetic, arena, operands, [features, stride], count) => {
    const [given, dy, dx] = [operands[0]!, operands.at(-2)!, operands.at(-1)!]
    const option = operands.length > 3 ? arena[operands[1]!]! : 0
    for (let j = 0; j < features!; j++)
      for (let b = 0; b < count; b++) {
        const at = j * stride! + b
        arena[dx + at] = arithmetic.round(arena[dy + at]! * derivative(arithmetic, arena[given + at]!, option))
      }
  }

/** dx = dy where x > 0, else 0, whatever dy is. Operands x, dy, dx; numbers features, stride. */
const reluGradient: Run = (_, arena, [x, dy, dx], [features, stride], count) => {
  for (let j = 0; j < features!; j++)
    for (let b = 0; b < count; b++) {
      const at = j * stride! + b
      arena[dx! + at] = arena[x! + at]! > 0 ? arena[dy! + at]! : 0
    }
}

/** Φ(x) = (1 + erf(x / √2)) / 2, the share of a standard normal variable below x. */
const normalShare = ({ round, erf }: Arithmetic, x: number) =>
  round(round(1 + erf(round(x * round(Math.sqrt(0.5))))) * 0.5)

/** φ(x) = e^(−x² / 2) / √2π, its density. */
const normalDensity = ({ round, exp }: Arithmetic, x: number) =>
  round(exp(round(round(x * x) * -0.5)) * round(INVERSE_ROOT_TURN))
const INVERSE_ROOT_TURN = 1 / Math.sqrt(2 * Math.PI)

export const activations: { readonly [code: string]: Run } = {
  // So NaN passes on.
  relu: map((_, x) => (x < 0 ? 0 : x)),
  'relu-gradient': reluGradient,
  'leaky-relu': map(({ round }, x, slope) => (x > 0 ? x : round(slope * x))),
  'leaky-relu-gradient': gradient((_, x, slope) => (x > 0 ? 1 : slope)),
  tanh: map(({ tanh }, x) => tanh(x)),
  'tanh-gradient': gradient(({ round }, y) => round(1 - round(y * y))),
  sigmoid: map(sigmoid),
  'sigmoid-gradient': gradient(({ round }, y) => round(y * round(1 - y))),
  gelu: map((arithmetic, x) => arithmetic.round(x * normalShare(arithmetic, x))),
  'gelu-gradient': gradient((arithmetic, x) => {
    const { round } = arithmetic
    return round(normalShare(arithmetic, x) + round(x * normalDensity(arithmetic, x))) // Φ + x φ
  }),
  silu: map((arithmetic, x) => arithmetic.round(x * sigmoid(arithmetic, x))),
  'silu-gradient': gradient((arithmetic, x) => {
    const { round } = arithmetic
    const s = sigmoid(arithmetic, x)
    return round(s * round(1 + round(x * round(1 - s)))) // σ (1 + x (1 − σ))
  }),
  softplus: map((arithmetic, x) => arithmetic.round(Math.max(x, 0) + softplusTail(arithmetic, x))),
  'softplus-gradient': gradient(sigmoid),
}
