/**
 * What techniques do to a step's examples, in place, before the network sees them. Not worth a kernel: once a step, and
 * over the input alone. Partners, weights, boxes and maps are floats, one a column.
 */
import type { Run } from './run.ts'

/**
 * The smoothed target: t = (1 − s) t + s / classes, or, where `others` is 1, t = (1 − s) t + s / (classes − 1) · (1 − t).
 * Operands t, s (one float); numbers rows, stride, classes, others.
 */
const softenTargets: Run = ({ round }, arena, [t, strength], [rows, stride, classes, others], count) => {
  const s = arena[strength!]!
  const keep = round(1 - s)
  const share = round(s / (others ? classes! - 1 : classes!))
  for (let row = 0; row < rows!; row++)
    for (let b = 0; b < count; b++) {
      const at = t! + row * stride! + b
      const given = others ? round(share * round(1 - arena[at]!)) : share
      arena[at] = round(round(keep * arena[at]!) + given)
    }
}

/**
 * x[b] = κ[b] x[b] + (1 − κ[b]) x[partner[b]] in every row.
 * Operands x, partner, κ, scratch of one row; numbers rows, stride.
 */
const mixColumns: Run = ({ round }, arena, [x, partner, weight, scratch], [rows, stride], count) => {
  for (let row = 0; row < rows!; row++) {
    const at = x! + row * stride!
    for (let b = 0; b < count; b++) arena[scratch! + b] = arena[at + b]!
    for (let b = 0; b < count; b++) {
      const kappa = arena[weight! + b]!
      const other = arena[scratch! + arena[partner! + b]!]!
      arena[at + b] = round(round(kappa * arena[at + b]!) + round(round(1 - kappa) * other))
    }
  }
}

/** Whether a pixel lies in the box of a column: [top, bottom, left, right][stride], the first inside, the second out. */
const inBox = (arena: ArrayLike<number>, boxes: number, stride: number, b: number, row: number, column: number) =>
  row >= arena[boxes + b]! &&
  row < arena[boxes + stride + b]! &&
  column >= arena[boxes + 2 * stride + b]! &&
  column < arena[boxes + 3 * stride + b]!

/** x = background in the box. Operands x, boxes, background (one float); numbers channels, height, width, stride. */
const fillBoxes: Run = (_, arena, [x, boxes, background], [channels, height, width, stride], count) => {
  for (let pixel = 0; pixel < channels! * height! * width!; pixel++)
    for (let b = 0; b < count; b++)
      if (inBox(arena, boxes!, stride!, b, Math.floor(pixel / width!) % height!, pixel % width!))
        arena[x! + pixel * stride! + b] = arena[background!]!
}

/**
 * x[b] = x[partner[b]] in the box of b.
 * Operands x, boxes, partner, scratch of one row; numbers channels, height, width, stride.
 */
const pasteBoxes: Run = (_, arena, [x, boxes, partner, scratch], [channels, height, width, stride], count) => {
  for (let pixel = 0; pixel < channels! * height! * width!; pixel++) {
    const at = x! + pixel * stride!
    for (let b = 0; b < count; b++) arena[scratch! + b] = arena[at + b]!
    for (let b = 0; b < count; b++)
      if (inBox(arena, boxes!, stride!, b, Math.floor(pixel / width!) % height!, pixel % width!))
        arena[at + b] = arena[scratch! + arena[partner! + b]!]!
  }
}

type Six = [number, number, number, number, number, number]

/**
 * Each image under an affine map from the pixels that it gives to those that it takes, bilinear, the background
 * outside: with column j and row i, it takes j' = (m0 j + m1 i) + m2, i' = (m3 j + m4 i) + m5. Between pixels
 * (1 − v) ((1 − u) a + u b) + v ((1 − u) c + u d), u and v the parts of j' and i' after the point: at whole numbers the
 * pixel itself.
 * Operands x, maps [6][stride], background (one float), scratch of one channel of an image; numbers channels, height,
 * width, stride.
 */
const warp: Run = ({ round }, arena, [x, maps, background, scratch], [channels, height, width, stride], count) => {
  const [h, w] = [height!, width!]
  const outside = arena[background!]!
  for (let b = 0; b < count; b++) {
    const [m0, m1, m2, m3, m4, m5] = [0, 1, 2, 3, 4, 5].map((k) => arena[maps! + k * stride! + b]!) as Six
    for (let channel = 0; channel < channels!; channel++) {
      const at = x! + channel * h * w * stride! + b
      for (let pixel = 0; pixel < h * w; pixel++) arena[scratch! + pixel] = arena[at + pixel * stride!]!
      const taken = (row: number, column: number) =>
        row >= 0 && row < h && column >= 0 && column < w ? arena[scratch! + row * w + column]! : outside
      for (let i = 0; i < h; i++)
        for (let j = 0; j < w; j++) {
          const right = round(round(round(m0 * j) + round(m1 * i)) + m2)
          const down = round(round(round(m3 * j) + round(m4 * i)) + m5)
          const [left, top] = [Math.floor(right), Math.floor(down)]
          const [u, v] = [round(right - left), round(down - top)]
          const above = round(round(round(1 - u) * taken(top, left)) + round(u * taken(top, left + 1)))
          const below = round(round(round(1 - u) * taken(top + 1, left)) + round(u * taken(top + 1, left + 1)))
          arena[at + (i * w + j) * stride!] = round(round(round(1 - v) * above) + round(v * below))
        }
    }
  }
}

export const batch: { readonly [code: string]: Run } = {
  'soften-targets': softenTargets,
  'mix-columns': mixColumns,
  'fill-boxes': fillBoxes,
  'paste-boxes': pasteBoxes,
  warp,
}
