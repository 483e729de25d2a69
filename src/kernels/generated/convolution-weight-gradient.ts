/** The gradient in the weights of a convolution: sums over the places and the batch. */
import { add, type Code, get, load, multiply, type Place, past, repeat, set, store, storeLane, zero } from './code.ts'
import type { Emit } from './emit.ts'
import { across, keep } from './rows.ts'
import { joinStrands } from './sums.ts'
import { type Numbers, runsOf } from './taps.ts'

/** Sums that are made at once: of so many outputs, and of two channels where there are two. */
const SUMS = 8
/** Vectors at a turn of the loop: more would make the code of all taps outgrow its cache. */
const AT_ONCE = 2

/**
 * dw = Σ dy x over places and the batch, lane k the strand k. A row of places has sums of its own, which are added to
 * those of all rows; these rest in `scratch`, eight for each tap, while a row and what it reads lie in the nearest cache.
 */
export const convolutionWeightGradient: Emit = (f, [dy, x, dw, scratch], numbers, count) => {
  const [channels, height, width, outputs, outHeight, outWidth, kernelHeight, kernelWidth, step, padding, stride] =
    numbers as Numbers
  const line = 4 * stride
  const plane = height * width * line
  const outPlane = outHeight * outWidth * line
  const kernel = 4 * kernelHeight * kernelWidth
  const down = runsOf(outHeight, height, kernelHeight, step, padding, false)
  const along = runsOf(outWidth, width, kernelWidth, step, padding, false)
  const sumAt = (tap: number, sum: number): Place => ({ at: scratch! + 16 * (SUMS * tap + sum) })

  /** The sums of so many outputs and channels from these places on. */
  const group = (dy: Place, x: Place, dw: Place, outputs: number, channels: number): Code => {
    const sums = Array.from({ length: channels }, () => f.vectors(outputs))
    const [gradients, values] = [f.vector(), f.vectors(channels)]
    const row = (dy: Place, x: Place, tap: number, q: number): Code => {
      const under = along.filter(({ reads }) => reads.some(({ tap }) => tap === q))
      const places = under.reduce((sum, { places }) => sum + places, 0)
      if (places === 0) return []
      const { first, reads } = under[0]!
      const from = reads.find(({ tap }) => tap === q)!.at
      const moves = [
        [past(dy, first * line), line],
        [past(x, from * line), step * line],
      ] as const
      return [
        sums.flat().map((sum) => set(sum, zero)),
        repeat(f, places, false, moves, (places) =>
          across(
            f,
            count,
            false,
            places,
            ([dy, x], lanes) => [
              values.map((value, i) => set(value, keep(load(past(x!, i * plane)), lanes))),
              sums[0]!.map((_, o) => [
                set(gradients, keep(load(past(dy!, o * outPlane)), lanes)),
                sums.map((ofChannel, i) =>
                  set(ofChannel[o]!, add(get(ofChannel[o]!), multiply(get(gradients), get(values[i]!)))),
                ),
              ]),
            ],
            AT_ONCE,
          ),
        ),
        sums.flat().map((sum, k) => store(sumAt(tap, k), add(load(sumAt(tap, k)), get(sum)))),
      ]
    }
    const taps = Array.from({ length: kernelHeight * kernelWidth }, (_, tap) => tap)
    return [
      taps.map((tap) => sums.flat().map((_, k) => store(sumAt(tap, k), zero))),
      down.map(({ first, places, reads }) => {
        const [{ at } = { at: 0 }] = reads
        const moves = [
          [past(dy, first * outWidth * line), outWidth * line],
          [past(x, at * width * line), step * width * line],
        ] as const
        return repeat(f, places, false, moves, ([dy, x]) =>
          reads.map(({ tap: p }, below) =>
            Array.from({ length: kernelWidth }, (_, q) =>
              row(dy, past(x, below * width * line), p * kernelWidth + q, q),
            ),
          ),
        )
      }),
      taps.map((tap) =>
        sums.map((ofChannel, i) =>
          [0, 4]
            .filter((first) => first < outputs)
            .map((first) => {
              const four = [0, 1, 2, 3].map((k) => ofChannel[Math.min(first + k, outputs - 1)]!)
              const own = ofChannel.slice(first, first + 4)
              return [
                own.map((sum, k) => set(sum, load(sumAt(tap, i * outputs + first + k)))),
                set(gradients, joinStrands(four)),
                own.map((_, k) => storeLane(past(dw, (first + k) * weights + i * kernel + 4 * tap), get(gradients), k)),
              ]
            }),
        ),
      ),
    ]
  }
  const weights = channels * kernel
  const wide = Math.min(2, channels)
  const tall = SUMS / wide
  const ofOutputs = (dy: Place, dw: Place, outputs: number): Code => {
    const pairs = Math.floor(channels / wide)
    const moves = [
      [{ at: x! }, wide * plane],
      [dw, wide * kernel],
    ] as const
    return [
      repeat(f, pairs, false, moves, ([x, dw]) => group(dy, x, dw, outputs, wide)),
      channels % wide ? group(dy, { at: x! + wide * pairs * plane }, past(dw, wide * pairs * kernel), outputs, 1) : [],
    ]
  }
  const full = Math.floor(outputs / tall)
  const moves = [
    [{ at: dy! }, tall * outPlane],
    [{ at: dw! }, tall * weights],
  ] as const
  return [
    repeat(f, full, false, moves, ([dy, dw]) => ofOutputs(dy, dw, tall)),
    outputs % tall
      ? ofOutputs({ at: dy! + full * tall * outPlane }, { at: dw! + full * tall * weights }, outputs % tall)
      : [],
  ]
}
