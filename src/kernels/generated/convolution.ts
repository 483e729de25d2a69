/**
 * Convolution. Which taps of a place fall into the image is known when the code is generated: places with the same taps
 * are done by one loop, and the sums in it have neither tests nor tables.
 */
import { type Code, type Locals, type Place, past, repeat } from './code.ts'
import { convolutionWeightGradient } from './convolution-weight-gradient.ts'
import type { Emit, Then } from './emit.ts'
import { type Numbers, runsOf } from './taps.ts'
import { sumTiles } from './tiles.ts'

/** One image of the sums, and where it lies: channels, rows, columns. */
interface Image {
  readonly at: number
  readonly shape: readonly [number, number, number]
}

/** Steps in bytes of the weights from one row of the sums to the next, and from one source. */
interface Weights {
  readonly at: number
  readonly rowStep: number
  readonly sourceStep: number
  readonly bias?: number
}

/** out[m][r][c] = (Σ over sources k and taps (p, q) of w[m][k][p][q] source[k][row][column]) + bias[m], in that order. */
function sumTaps(
  f: Locals,
  { at: w, rowStep, sourceStep, bias }: Weights,
  { at: source, shape: [sources, height, width] }: Image,
  { at: out, shape: [rows, outHeight, outWidth] }: Image,
  [, , , , , , kernelHeight, kernelWidth, step, padding, stride]: Numbers,
  count: number,
  transposed: boolean,
  then: Then,
): Code {
  const line = 4 * stride
  const across = runsOf(outWidth, width, kernelWidth, step, padding, transposed)
  const sums = (b: Place, c: Place, taps: readonly { readonly weight: number; readonly from: number }[]): Code =>
    sumTiles(f, {
      ...{ rows, columns: count, a: { at: w }, aRow: rowStep, b, c, cRow: outHeight * outWidth * line },
      then,
      extent: 0,
      bias: bias === undefined ? bias : { at: bias },
      terms: (a, b, term) =>
        repeat(
          f,
          sources,
          false,
          [
            [a, sourceStep],
            [b, height * width * line],
          ],
          ([a, b]) => taps.map(({ weight, from }) => term(past(a, weight), past(b, from))),
        ),
    })
  return runsOf(outHeight, height, kernelHeight, step, padding, transposed).map((row) =>
    across.map((column) => {
      const taps = row.reads.flatMap((down) =>
        column.reads.map((along) => ({
          weight: 4 * (down.tap * kernelWidth + along.tap),
          from: (down.at * width + along.at) * line,
        })),
      )
      const first = out + (row.first * outWidth + column.first) * line
      const rowMoves = [
        [{ at: source }, row.away * width * line],
        [{ at: first }, row.by * outWidth * line],
      ] as const
      return repeat(f, row.places, false, rowMoves, ([b, c]) =>
        repeat(
          f,
          column.places,
          false,
          [
            [b, column.away * line],
            [c, column.by * line],
          ],
          ([b, c]) => sums(b, c, taps),
        ),
      )
    }),
  )
}

/** y = w ⋆ x + bias. */
const forward: Emit = (f, [w, bias, x, y], numbers, count, then) => {
  const [channels, height, width, outputs, outHeight, outWidth, kernelHeight, kernelWidth] = numbers as Numbers
  const kernel = 4 * kernelHeight * kernelWidth
  const weights = { at: w!, rowStep: channels * kernel, sourceStep: kernel, bias: bias! }
  const input = { at: x!, shape: [channels, height, width] } as const
  const output = { at: y!, shape: [outputs, outHeight, outWidth] } as const
  return sumTaps(f, weights, input, output, numbers as Numbers, count, false, then)
}

/** dx: the same sums with the outputs as sources, read against the taps' direction. */
const inputGradient: Emit = (f, [w, dy, dx], numbers, count, then) => {
  const [channels, height, width, outputs, outHeight, outWidth, kernelHeight, kernelWidth] = numbers as Numbers
  const kernel = 4 * kernelHeight * kernelWidth
  const weights = { at: w!, rowStep: kernel, sourceStep: channels * kernel }
  const output = { at: dy!, shape: [outputs, outHeight, outWidth] } as const
  const input = { at: dx!, shape: [channels, height, width] } as const
  return sumTaps(f, weights, output, input, numbers as Numbers, count, true, then)
}

export const convolution: { readonly [code: string]: Emit } = {
  conv2d: forward,
  'conv2d-weight-gradient': convolutionWeightGradient,
  'conv2d-input-gradient': inputGradient,
}
