/** Functions of single values, row by row or over a whole slice. */
import {
  add,
  and,
  andNot,
  type Code,
  divide,
  float,
  get,
  greater,
  type Locals,
  less,
  load,
  multiply,
  pmax,
  pmin,
  set,
  splat,
  store,
  subtract,
  zero,
} from './code.ts'
import type { Emit } from './emit.ts'
import { eachVector } from './rows.ts'

type Function = (...values: readonly Code[]) => Code

/** out = f(in, …) of the operands in order; numbers features, stride. */
const map =
  (of: Function): Emit =>
  (f, operands, [features, stride], count) =>
    mapRows(f, of, operands, { rows: features!, columns: count, stride: stride! })

/**
 * The rational function of `core/functions.ts`, where it is explained; its constants are locals, for engines build one
 * that stands in the code anew wherever it is used.
 */
const tanh: Emit = (f, [x, y], [features, stride], count) => {
  const constant = (value: number) => {
    const local = f.vector()
    return { make: set(local, float(value)), value: get(local) }
  }
  const [limit, one, minusOne] = [81, 1, -1].map(constant)
  const above = [1.47416976e-8, 0.0000216707122, 0.00356228487, 0.134377509].map(constant)
  const below = [8.36283732e-7, 0.000339327438, 0.0261325669, 0.467710853].map(constant)
  const [value, square, out] = f.vectors(3) as [number, number, number]
  const polynomial = (coefficients: typeof above) =>
    [...coefficients.slice(1), one!].reduce<Code>(
      (sum, { value }) => add(multiply(sum, get(square)), value),
      coefficients[0]!.value,
    )
  return [
    [limit!, one!, minusOne!, ...above, ...below].map(({ make }) => make),
    eachVector(f, { rows: features!, columns: count, stride: stride! }, [x!, y!], ([x, y], lanes) => [
      set(value, load(x)),
      set(square, pmin(multiply(get(value), get(value)), limit!.value)),
      // pmin and pmax give their first operand where it is NaN.
      set(out, divide(multiply(get(value), polynomial(above)), polynomial(below))),
      set(out, pmax(pmin(get(out), one!.value), minusOne!.value)),
      store(y, get(out), lanes),
    ]),
  ]
}

/** out = f(x, y); numbers rows, stride, width, where a width of 0 is the live columns. */
const combine =
  (of: Function): Emit =>
  (f, operands, [rows, stride, width], count) =>
    mapRows(f, of, operands, { rows: rows!, columns: width || count, stride: stride! })

function mapRows(f: Locals, of: Function, operands: readonly number[], shape: Parameters<typeof eachVector>[1]): Code {
  const out = f.vector()
  const values = f.vectors(operands.length - 1)
  return eachVector(f, shape, operands, (places, lanes) => [
    values.map((value, k) => set(value, load(places[k]!))),
    set(out, of(...values.map(get))),
    store(places.at(-1)!, get(out), lanes),
  ])
}

/** v = momentum · v + g, then w = w − rate · v. */
const sgd: Emit = (f, [w, g, v, rate, momentum], [length]) => {
  const [rates, momenta, velocity, moved] = f.vectors(4) as [number, number, number, number]
  return [
    set(rates, splat({ at: rate! })),
    set(momenta, splat({ at: momentum! })),
    eachVector(f, { rows: 1, columns: length!, stride: 0 }, [w!, g!, v!], ([w, g, v], lanes) => [
      set(velocity, add(multiply(get(momenta), load(v)), load(g))),
      store(v, get(velocity), lanes),
      set(moved, subtract(load(w), multiply(get(rates), get(velocity)))),
      store(w, get(moved), lanes),
    ]),
  ]
}

export const pointwise: { readonly [code: string]: Emit } = {
  relu: map((x) => andNot(x!, less(x!, zero))),
  'relu-gradient': map((x, dy) => and(dy!, greater(x!, zero))),
  tanh,
  'tanh-gradient': map((y, dy) => multiply(dy!, subtract(float(1), multiply(y!, y!)))),
  'sigmoid-gradient': map((y, dy) => multiply(dy!, multiply(y!, subtract(float(1), y!)))),
  add: combine((x, y) => add(x!, y!)),
  multiply: combine((x, y) => multiply(x!, y!)),
  sgd,
}
