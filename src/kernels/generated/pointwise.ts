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

export type Function = (...values: readonly Code[]) => Code

/**
 * out = f(in, …), the operands in order; numbers are features and stride, and for `add` and `multiply` a width, where 0
 * is the live columns.
 */
const mapRows =
  (of: Function): Emit =>
  (f, operands, [rows, stride, width], count) => {
    const out = f.vector()
    const values = f.vectors(operands.length - 1)
    const shape = { rows: rows!, columns: width || count, stride: stride! }
    return eachVector(f, shape, operands, (places, lanes) => [
      values.map((value, k) => set(value, load(places[k]!))),
      set(out, of(...values.map(get))),
      store(places.at(-1)!, get(out), lanes),
    ])
  }

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

const functions: { readonly [code: string]: Function } = {
  relu: (x) => andNot(x!, less(x!, zero)),
  'relu-gradient': (x, dy) => and(dy!, greater(x!, zero)),
  'tanh-gradient': (y, dy) => multiply(dy!, subtract(float(1), multiply(y!, y!))),
  'sigmoid-gradient': (y, dy) => multiply(dy!, multiply(y!, subtract(float(1), y!))),
  add: (x, y) => add(x!, y!),
  multiply: (x, y) => multiply(x!, y!),
}

export const pointwise: { readonly [code: string]: Emit } = {
  ...Object.fromEntries(Object.entries(functions).map(([code, of]) => [code, mapRows(of)])),
  tanh,
  sgd,
}

/** What an operation of this code computes of one value, where it is one that can follow another. */
export const functionOf = (code: string): Function | undefined => functions[code]
