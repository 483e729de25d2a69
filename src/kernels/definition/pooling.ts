/**
 * Windows that slide over each channel of an image [channel][row][column][stride], all of them inside it. Numbers:
 * channels, height, width, outHeight, outWidth, kernelHeight, kernelWidth, step, stride.
 */
import type { Run } from './run.ts'

/** Visits every output in index order and every live column: where it stands, and where the values under it do. */
function eachWindow(
  numbers: readonly number[],
  count: number,
  visit: (output: number, under: readonly number[]) => void,
): void {
  const [channels, height, width, outHeight, outWidth, kernelHeight, kernelWidth, step, stride] = numbers as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ]
  for (let i = 0; i < channels; i++)
    for (let r = 0; r < outHeight; r++)
      for (let c = 0; c < outWidth; c++)
        for (let b = 0; b < count; b++) {
          const under: number[] = []
          for (let p = 0; p < kernelHeight; p++)
            for (let q = 0; q < kernelWidth; q++)
              under.push(((i * height + r * step + p) * width + c * step + q) * stride + b)
          visit(((i * outHeight + r) * outWidth + c) * stride + b, under)
        }
}

/** Puts 0 into the live columns of the image. */
function clear(arena: Parameters<Run>[1], image: number, numbers: readonly number[], count: number): void {
  const [channels, height, width] = numbers as [number, number, number]
  const stride = numbers.at(-1)!
  for (let row = 0; row < channels * height * width; row++)
    arena.fill(0, image + row * stride, image + row * stride + count)
}

/** y = the first NaN under the window, or else the first maximum. Operands x, y. */
const maxPool: Run = (_, arena, [x, y], numbers, count) =>
  eachWindow(numbers, count, (output, under) => {
    let best = arena[x! + under[0]!]!
    for (const at of under) if (!Number.isNaN(best) && !(arena[x! + at]! <= best)) best = arena[x! + at]!
    arena[y! + output] = best
  })

/**
 * dx = Σ dy over the windows that took this value, from 0 in index order: the first that is NaN or equals y.
 * Operands x, y, dy, dx.
 */
const maxPoolGradient: Run = ({ round }, arena, [x, y, dy, dx], numbers, count) => {
  clear(arena, dx!, numbers, count)
  eachWindow(numbers, count, (output, under) => {
    const taken = under.find((at) => Number.isNaN(arena[x! + at]) || arena[x! + at] === arena[y! + output])
    if (taken !== undefined) arena[dx! + taken] = round(arena[dx! + taken]! + arena[dy! + output]!)
  })
}

/** y = (Σ x) / n over the n values under the window, in index order. Operands x, y. */
const averagePool: Run = ({ round }, arena, [x, y], numbers, count) =>
  eachWindow(numbers, count, (output, under) => {
    const sum = under.reduce((sum, at) => round(sum + arena[x! + at]!), 0)
    arena[y! + output] = round(sum / under.length)
  })

/** dx = Σ dy / n over the windows that have this value under them, from 0 in index order. Operands dy, dx. */
const averagePoolGradient: Run = ({ round }, arena, [dy, dx], numbers, count) => {
  clear(arena, dx!, numbers, count)
  eachWindow(numbers, count, (output, under) => {
    const share = round(arena[dy! + output]! / under.length)
    for (const at of under) arena[dx! + at] = round(arena[dx! + at]! + share)
  })
}

export const pooling: { readonly [code: string]: Run } = {
  'max-pool': maxPool,
  'max-pool-gradient': maxPoolGradient,
  'average-pool': averagePool,
  'average-pool-gradient': averagePoolGradient,
}
