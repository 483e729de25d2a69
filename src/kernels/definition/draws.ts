/**
 * Keyed random draws. Row r and column b of a stream draw with the index r · 65536 + b at the clock's step, so that a
 * draw depends on neither the size of the batch nor the room for it. The columns are the live ones, or the first
 * `width` where that is not 0: so a vector is one row of its length.
 */
import { normalOf, threefry, unit } from '#core/rng.ts'
import type { Floats, Run } from './run.ts'

/** Calls `visit` with the two uniform numbers of each draw. The clock holds the seed and the step. */
function draw(
  arena: Floats,
  clock: number,
  [stream, rows, columns]: readonly [number, number, number],
  visit: (first: number, second: number, row: number, column: number) => void,
): void {
  for (let row = 0; row < rows; row++)
    for (let b = 0; b < columns; b++) {
      const [first, second] = threefry(arena[clock]!, stream, row * 65536 + b, arena[clock + 1]!)
      visit(unit(first), unit(second), row, b)
    }
}

/** Rows 2r and 2r + 1 take the two numbers of row r's draw: half the work. */
function drawPairs(
  arena: Floats,
  clock: number,
  [stream, rows, columns]: readonly [number, number, number],
  visit: (number: number, row: number, column: number) => void,
): void {
  draw(arena, clock, [stream, Math.ceil(rows / 2), columns], (first, second, row, b) => {
    visit(first, 2 * row, b)
    if (2 * row + 1 < rows) visit(second, 2 * row + 1, b)
  })
}

/** out = u, uniform on (0, 1). Operands clock, out; numbers stream, rows, stride, width. */
const drawUniform: Run = (_, arena, [clock, out], [stream, rows, stride, width], count) => {
  drawPairs(arena, clock!, [stream!, rows!, width! || count], (u, row, b) => {
    arena[out! + row * stride! + b] = u
  })
}

/**
 * out = 0 where u < probability, else 1 / (1 − probability); a row's draw holds for `area` rows of the mask.
 * Operands clock, probability (one float), out; numbers stream, rows, area, stride, width.
 */
const drawMask: Run = ({ round }, arena, [clock, probability, out], [stream, rows, area, stride, width], count) => {
  const p = arena[probability!]!
  const kept = round(1 / round(1 - p))
  drawPairs(arena, clock!, [stream!, rows!, width! || count], (u, row, b) => {
    const value = u < p ? 0 : kept
    for (let k = 0; k < area!; k++) arena[out! + (row * area! + k) * stride! + b] = value
  })
}

/**
 * out = mean + deviation · ξ, ξ standard normal. Operands clock, deviation (one float), out; numbers stream, rows,
 * stride, width, mean.
 */
const drawNormal: Run = ({ round }, arena, [clock, deviation, out], [stream, rows, stride, width, mean], count) => {
  draw(arena, clock!, [stream!, rows!, width! || count], (first, second, row, b) => {
    arena[out! + row * stride! + b] = round(mean! + round(arena[deviation!]! * normalOf(first, second)))
  })
}

export const draws: { readonly [code: string]: Run } = {
  'draw-uniform': drawUniform,
  'draw-mask': drawMask,
  'draw-normal': drawNormal,
}
