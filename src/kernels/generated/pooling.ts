/** Windows that slide over each channel of an image. */
import {
  add,
  and,
  andNot,
  atMost,
  type Code,
  divide,
  equal,
  float,
  get,
  type Locals,
  load,
  or,
  type Place,
  past,
  repeat,
  select,
  set,
  store,
  unequal,
  zero,
} from './code.ts'
import type { Emit } from './emit.ts'
import { across, eachVector } from './rows.ts'

type Numbers = readonly [number, number, number, number, number, number, number, number, number]

/**
 * The body for each vector of each window: where the window's corner and its output stand, in these images and these
 * outputs, and where the values under it lie from its corner.
 */
function eachWindow(
  f: Locals,
  numbers: Numbers,
  count: number,
  images: readonly number[],
  outputs: readonly number[],
  body: (corners: readonly Place[], outputs: readonly Place[], under: readonly number[], lanes: number) => Code,
): Code {
  const [channels, height, width, outHeight, outWidth, kernelHeight, kernelWidth, step, stride] = numbers
  const line = 4 * stride
  const under = Array.from({ length: kernelHeight * kernelWidth }, (_, n) => {
    return (Math.floor(n / kernelWidth) * width + (n % kernelWidth)) * line
  })
  const steps = (image: number, output: number) => (places: readonly Place[]) =>
    places.map((place, k) => [place, k < images.length ? image : output] as const)
  const channel = steps(height * width * line, outHeight * outWidth * line)
  const row = steps(step * width * line, outWidth * line)
  const window = steps(step * line, line)
  const starts = [...images, ...outputs].map((at) => ({ at }))
  return repeat(f, channels, false, channel(starts), (places) =>
    repeat(f, outHeight, false, row(places), (places) =>
      repeat(f, outWidth, false, window(places), (places) =>
        across(f, count, false, places, (places, lanes) =>
          body(places.slice(0, images.length), places.slice(images.length), under, lanes),
        ),
      ),
    ),
  )
}

/** The first NaN under the window, or else the first maximum. */
const maxPool: Emit = (f, [x, y], numbers, count) => {
  const [best, value] = f.vectors(2) as [number, number]
  return eachWindow(f, numbers as Numbers, count, [x!], [y!], ([x], [y], under, lanes) => [
    set(best, load(past(x!, under[0]!))),
    under.slice(1).map((bytes) => [
      set(value, load(past(x!, bytes))),
      // Where the best so far is no NaN, the value takes its place if it is larger or NaN.
      set(best, select(get(value), get(best), andNot(equal(get(best), get(best)), atMost(get(value), get(best))))),
    ]),
    store(y!, get(best), lanes),
  ])
}

/** dy goes to the first value that is NaN or equals y, from 0 in index order of the windows. */
const maxPoolGradient: Emit = (f, [x, y, dy, dx], numbers, count) => {
  const [channels, height, width, outHeight, outWidth, kernelHeight, kernelWidth, step, stride] = numbers as Numbers
  const [best, share, value, won, sum] = f.vectors(5) as [number, number, number, number, number]
  // Where each value is under one window, there is nothing to clear or to add to.
  const once = step === kernelHeight && step === kernelWidth && outHeight * step === height && outWidth * step === width
  const image = { rows: channels * height * width, columns: count, stride }
  return [
    once ? [] : eachVector(f, image, [dx!], ([dx], lanes) => store(dx, zero, lanes)),
    eachWindow(f, numbers as Numbers, count, [x!, dx!], [y!, dy!], ([x, dx], [y, dy], under, lanes) => [
      set(best, load(y!)),
      set(share, load(dy!)),
      under.map((bytes) => [
        set(value, load(past(x!, bytes))),
        set(won, or(equal(get(value), get(best)), unequal(get(value), get(value)))),
        set(sum, add(once ? zero : load(past(dx!, bytes)), and(get(share), get(won)))),
        // What the first has got is gone.
        set(share, andNot(get(share), get(won))),
        store(past(dx!, bytes), get(sum), lanes),
      ]),
    ]),
  ]
}

/** The mean of the window. */
const averagePool: Emit = (f, [x, y], numbers, count) => {
  const sum = f.vector()
  return eachWindow(f, numbers as Numbers, count, [x!], [y!], ([x], [y], under, lanes) => [
    set(sum, zero),
    under.map((bytes) => set(sum, add(get(sum), load(past(x!, bytes))))),
    set(sum, divide(get(sum), float(under.length))),
    store(y!, get(sum), lanes),
  ])
}

export const pooling: { readonly [code: string]: Emit } = {
  'max-pool': maxPool,
  'max-pool-gradient': maxPoolGradient,
  'average-pool': averagePool,
}
