/** Sums over rows and the batch, column b in strand b mod 4, then (s0 + s1) + (s2 + s3). */
import {
  add,
  type Code,
  get,
  type Local,
  type Locals,
  load,
  multiply,
  type Place,
  past,
  repeat,
  set,
  shuffle,
  store,
  zero,
} from './code.ts'
import type { Emit } from './emit.ts'
import { across, keep } from './rows.ts'

/** Units taken side by side, so that no sum waits for itself. */
const TOGETHER = 4

/** Four vectors of strands made one vector of sums. */
export function joinStrands(sums: readonly Local[]): Code {
  const [s0, s1, s2, s3] = sums.map(get) as [Code, Code, Code, Code]
  const pairs = (left: Code, right: Code) => add(shuffle(left, right, [0, 4, 2, 6]), shuffle(left, right, [1, 5, 3, 7]))
  const both = (lanes: readonly number[]) => shuffle(pairs(s0, s1), pairs(s2, s3), lanes)
  return add(both([0, 1, 4, 5]), both([2, 3, 6, 7]))
}

/** The body for units four at a time, at the place of the first and of its results; the last may be fewer. */
export function eachFour(
  f: Locals,
  units: number,
  moves: readonly (readonly [Place, number])[],
  body: (places: readonly Place[], units: number) => Code,
): Code {
  const full = Math.floor(units / TOGETHER)
  const starts = moves.map(([place, step]) => [place, TOGETHER * step] as const)
  const rest = starts.map(([place, step]) => past(place, full * step))
  return [
    repeat(f, full, false, starts, (places) => body(places, TOGETHER)),
    units % TOGETHER ? body(rest, units % TOGETHER) : [],
  ]
}

/** Adds to each sum the term of each vector of its unit, `area` rows of `columns`; units past the last are left out. */
export function sumRows(
  f: Locals,
  sums: readonly Local[],
  { area, columns, stride, units }: { area: number; columns: number; stride: number; units: number },
  places: readonly Place[],
  term: (unit: number, places: readonly Place[]) => Code,
): Code {
  const row = 4 * stride
  return [
    sums.map((sum) => set(sum, zero)),
    repeat(
      f,
      area,
      area * columns <= 32,
      places.map((place) => [place, row] as const),
      (places) =>
        across(f, columns, false, places, (places, lanes) =>
          sums.slice(0, units).map((sum, unit) => {
            const own = places.map((place) => past(place, unit * area * row))
            return set(sum, add(get(sum), keep(term(unit, own), lanes)))
          }),
        ),
    ),
  ]
}

/** db = Σ dy; numbers outputs, area, stride. */
const biasGradient: Emit = (f, [dy, db], [outputs, area, stride], count) => {
  const sums = f.vectors(4)
  return eachFour(
    f,
    outputs!,
    [
      [{ at: dy! }, 4 * area! * stride!],
      [{ at: db! }, 4],
    ],
    ([dy, db], units) => [
      sumRows(f, sums, { area: area!, columns: count, stride: stride!, units }, [dy!], (_, [dy]) => load(dy!)),
      set(sums[0]!, joinStrands(sums)),
      store(db!, get(sums[0]!), units),
    ],
  )
}

/** out = Σ x², term k in strand k mod 16, then joined in fours. */
const sumOfSquares: Emit = (f, [x, out], [length]) => {
  const sums = f.vectors(4)
  const value = f.vector()
  const square = (place: Place, lanes: number, sum: Local): Code => [
    set(value, keep(load(place), lanes)),
    set(sum, add(get(sum), multiply(get(value), get(value)))),
  ]
  const turns = Math.floor(length! / 16)
  const rest = length! % 16
  return [
    sums.map((sum) => set(sum, zero)),
    repeat(f, turns, turns <= 8, [[{ at: x! }, 64]], ([x]) => sums.map((sum, k) => square(past(x, 16 * k), 4, sum))),
    sums.filter((_, k) => 4 * k < rest).map((sum, k) => square({ at: x! + 64 * turns + 16 * k }, rest - 4 * k, sum)),
    set(value, add(add(get(sums[0]!), get(sums[1]!)), add(get(sums[2]!), get(sums[3]!)))),
    sums.map((sum) => set(sum, get(value))),
    set(value, joinStrands(sums)),
    store({ at: out! }, get(value), 1),
  ]
}

export const sums: { readonly [code: string]: Emit } = {
  'dense-bias-gradient': (f, operands, [outputs, stride], count, then) =>
    biasGradient(f, operands, [outputs!, 1, stride!], count, then),
  'conv2d-bias-gradient': biasGradient,
  'sum-of-squares': sumOfSquares,
}
