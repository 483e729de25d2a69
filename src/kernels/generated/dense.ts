/** The dense layer. */
import type { Emit } from './emit.ts'
import { matmul } from './matmul.ts'
import { transpose } from './transpose.ts'

/** y = w x + bias. */
const forward: Emit = (f, [w, bias, x, y], [outputs, inputs, stride], count) =>
  matmul(f, {
    ...{ a: w!, aRow: 4 * inputs!, aColumn: 4 },
    ...{ b: x!, bRow: 4 * stride!, c: y!, cRow: 4 * stride!, bias: bias! },
    ...{ rows: outputs!, depth: inputs!, columns: count },
  })

/** dx = wᵀ dy. */
const inputGradient: Emit = (f, [w, dy, dx], [outputs, inputs, stride], count) =>
  matmul(f, {
    ...{ a: w!, aRow: 4, aColumn: 4 * inputs! },
    ...{ b: dy!, bRow: 4 * stride!, c: dx!, cRow: 4 * stride! },
    ...{ rows: inputs!, depth: outputs!, columns: count },
  })

/** dw = dy xᵀ, with xᵀ in scratch, [count][inputs]: lanes hold different inputs, and each sum keeps its order. */
const weightGradient: Emit = (f, [dy, x, dw, scratch], [outputs, inputs, stride], count) => [
  transpose(f, { from: x!, fromRow: 4 * stride!, to: scratch!, toRow: 4 * inputs!, rows: inputs!, columns: count }),
  matmul(f, {
    ...{ a: dy!, aRow: 4 * stride!, aColumn: 4 },
    ...{ b: scratch!, bRow: 4 * inputs!, c: dw!, cRow: 4 * inputs! },
    ...{ rows: outputs!, depth: count, columns: inputs! },
  }),
]

export const dense: { readonly [code: string]: Emit } = {
  dense: forward,
  'dense-weight-gradient': weightGradient,
  'dense-input-gradient': inputGradient,
}
