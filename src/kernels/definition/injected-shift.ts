/** Shifts that are put back in after a normalization. Santurkar, Tsipras, Ilyas and Mądry 2018, section 2.2. */
import type { Run } from './run.ts'

/**
 * y = ((1 + scale · s) · x + mean · (2 m − 1)) + noise · (2 e − 1), with draws from (0, 1): s and m one for each unit of
 * `size` rows, [unit], e one for each value, [unit · size][stride].
 * Operands x, m, s, e, mean, scale, noise (one float each), y; numbers units, size, stride.
 */
const injectShift: Run = ({ round }, arena, [x, m, s, e, mean, scale, noise, y], [units, size, stride], count) => {
  const around0 = (draw: number, width: number) => round(width * round(round(2 * draw) - 1))
  for (let row = 0; row < units! * size!; row++) {
    const unit = Math.floor(row / size!)
    const stretch = round(1 + round(arena[scale!]! * arena[s! + unit]!))
    const offset = around0(arena[m! + unit]!, arena[mean!]!)
    for (let b = 0; b < count; b++) {
      const at = row * stride! + b
      const shifted = round(round(stretch * arena[x! + at]!) + offset)
      arena[y! + at] = round(shifted + around0(arena[e! + at]!, arena[noise!]!))
    }
  }
}

/** dx = (1 + scale · s) · dy. Operands s, scale (one float), dy, dx; numbers units, size, stride. */
const injectShiftGradient: Run = ({ round }, arena, [s, scale, dy, dx], [units, size, stride], count) => {
  for (let row = 0; row < units! * size!; row++) {
    const stretch = round(1 + round(arena[scale!]! * arena[s! + Math.floor(row / size!)]!))
    for (let b = 0; b < count; b++) {
      const at = row * stride! + b
      arena[dx! + at] = round(stretch * arena[dy! + at]!)
    }
  }
}

export const injectedShift: { readonly [code: string]: Run } = {
  'inject-shift': injectShift,
  'inject-shift-gradient': injectShiftGradient,
}
