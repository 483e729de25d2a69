/**
 * The convolution of images [channel][row][column][stride] with weights [output][channel][tap row][tap column]. A tap
 * that falls into the padding is left out of its sum.
 */
import { sumOverBatch } from './normalization.ts'
import type { Run } from './run.ts'

/** What the operations have as numbers, in this order, and where they find a weight or column 0 of a value. */
function geometryOf(numbers: readonly number[]) {
  const [channels, height, width, outputs, outHeight, outWidth, kernelHeight, kernelWidth, step, padding, stride] =
    numbers as [number, number, number, number, number, number, number, number, number, number, number]
  return {
    ...{ channels, height, width, outputs, outHeight, outWidth, kernelHeight, kernelWidth, step, padding },
    weightAt: (o: number, i: number, p: number, q: number) => ((o * channels + i) * kernelHeight + p) * kernelWidth + q,
    inputAt: (i: number, row: number, column: number) => ((i * height + row) * width + column) * stride,
    outputAt: (o: number, r: number, c: number) => ((o * outHeight + r) * outWidth + c) * stride,
  }
}

const isIn = (size: number, at: number) => Number.isInteger(at) && at >= 0 && at < size

/**
 * y[o][r][c] = (Σ w[o][i][p][q] x[i][r step + p − padding][c step + q − padding]) + bias[o] in each column of the batch,
 * channel by channel, the taps in index order. Operands w, bias, x, y, scratch.
 */
const conv2d: Run = ({ round }, arena, [w, bias, x, y], numbers, count) => {
  const { channels, height, width, outputs, outHeight, outWidth, kernelHeight, kernelWidth, step, padding, ...at } =
    geometryOf(numbers)
  for (let o = 0; o < outputs; o++)
    for (let r = 0; r < outHeight; r++)
      for (let c = 0; c < outWidth; c++)
        for (let b = 0; b < count; b++) {
          let sum = 0
          for (let i = 0; i < channels; i++)
            for (let p = 0; p < kernelHeight; p++) {
              const row = r * step + p - padding
              if (!isIn(height, row)) continue
              for (let q = 0; q < kernelWidth; q++) {
                const column = c * step + q - padding
                if (!isIn(width, column)) continue
                const product = arena[w! + at.weightAt(o, i, p, q)]! * arena[x! + at.inputAt(i, row, column) + b]!
                sum = round(sum + round(product))
              }
            }
          arena[y! + at.outputAt(o, r, c) + b] = round(sum + arena[bias! + o]!)
        }
}

/**
 * dx[i][row][column] = Σ w[o][i][p][q] dy[o][r][c] over the outputs (r, c) that have this place under tap (p, q), in
 * each column of the batch, output by output, the taps in index order. Operands w, dy, dx, scratch.
 */
const conv2dInputGradient: Run = ({ round }, arena, [w, dy, dx], numbers, count) => {
  const { channels, height, width, outputs, outHeight, outWidth, kernelHeight, kernelWidth, step, padding, ...at } =
    geometryOf(numbers)
  for (let i = 0; i < channels; i++)
    for (let row = 0; row < height; row++)
      for (let column = 0; column < width; column++)
        for (let b = 0; b < count; b++) {
          let sum = 0
          for (let o = 0; o < outputs; o++)
            for (let p = 0; p < kernelHeight; p++) {
              const r = (row + padding - p) / step
              if (!isIn(outHeight, r)) continue
              for (let q = 0; q < kernelWidth; q++) {
                const c = (column + padding - q) / step
                if (!isIn(outWidth, c)) continue
                const product = arena[w! + at.weightAt(o, i, p, q)]! * arena[dy! + at.outputAt(o, r, c) + b]!
                sum = round(sum + round(product))
              }
            }
          arena[dx! + at.inputAt(i, row, column) + b] = sum
        }
}

/**
 * dw[o][i][p][q] = Σ dy[o][r][c] x[i][row][column] over the outputs (r, c) whose tap is in the image and over the batch.
 * Each row of outputs has four strands from 0, output by output, column b of the batch in strand b mod 4; the strands
 * of the rows are added in order, then (s0 + s1) + (s2 + s3). Operands dy, x, dw, scratch.
 */
const conv2dWeightGradient: Run = ({ round }, arena, [dy, x, dw], numbers, count) => {
  const { channels, height, width, outputs, outHeight, outWidth, kernelHeight, kernelWidth, step, padding, ...at } =
    geometryOf(numbers)
  for (let o = 0; o < outputs; o++)
    for (let i = 0; i < channels; i++)
      for (let p = 0; p < kernelHeight; p++)
        for (let q = 0; q < kernelWidth; q++) {
          const sum = [0, 0, 0, 0] as [number, number, number, number]
          for (let r = 0; r < outHeight; r++) {
            const row = r * step + p - padding
            if (!isIn(height, row)) continue
            const strands = [0, 0, 0, 0]
            for (let c = 0; c < outWidth; c++) {
              const column = c * step + q - padding
              if (!isIn(width, column)) continue
              for (let b = 0; b < count; b++) {
                const product = arena[dy! + at.outputAt(o, r, c) + b]! * arena[x! + at.inputAt(i, row, column) + b]!
                strands[b & 3] = round(strands[b & 3]! + round(product))
              }
            }
            for (let k = 0; k < 4; k++) sum[k] = round(sum[k]! + strands[k]!)
          }
          arena[dw! + at.weightAt(o, i, p, q)] = round(round(sum[0] + sum[1]) + round(sum[2] + sum[3]))
        }
}

/**
 * db[o] = Σ dy[o] over the area and the batch, place by place, column b in strand b mod 4. Operands dy, db; numbers
 * outputs, area, stride.
 */
const conv2dBiasGradient: Run = (arithmetic, arena, [dy, db], [outputs, area, stride], count) => {
  for (let o = 0; o < outputs!; o++)
    arena[db! + o] = sumOverBatch(arithmetic, area!, count, (k, b) => arena[dy! + (o * area! + k) * stride! + b]!)
}

export const convolution: { readonly [code: string]: Run } = {
  conv2d,
  'conv2d-weight-gradient': conv2dWeightGradient,
  'conv2d-bias-gradient': conv2dBiasGradient,
  'conv2d-input-gradient': conv2dInputGradient,
}
