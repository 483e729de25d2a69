/** Statistics of a channel over the batch and the channel's area. */
import {
  add,
  type Code,
  divide,
  float,
  get,
  load,
  multiply,
  type Place,
  past,
  repeat,
  set,
  shuffle,
  splat,
  store,
  subtract,
} from './code.ts'
import type { Emit } from './emit.ts'
import { across } from './rows.ts'
import { eachFour, joinStrands, sumRows } from './sums.ts'

/** mean = Σ x / n and variance = Σ (x − mean)² / n. */
const moments: Emit = (f, [x, mean, variance], [channels, area, stride], count) => {
  const sums = f.vectors(4)
  const centres = f.vectors(4)
  const [result, distance] = f.vectors(2) as [number, number]
  const moves = [[{ at: x! }, 4 * area! * stride!] as const, ...[mean!, variance!].map((at) => [{ at }, 4] as const)]
  const mean_ = (to: Place, units: number): Code => [
    set(result, divide(joinStrands(sums), float(area! * count))),
    store(to, get(result), units),
  ]
  return eachFour(f, channels!, moves, ([x, mean, variance], units) => {
    const shape = { area: area!, columns: count, stride: stride!, units }
    return [
      sumRows(f, sums, shape, [x!], (_, [x]) => load(x!)),
      mean_(mean!, units),
      centres.map((centre, k) => set(centre, shuffle(get(result), get(result), [k, k, k, k]))),
      sumRows(f, sums, shape, [x!], (unit, [x]) => [
        set(distance, subtract(load(x!), get(centres[unit]!))),
        multiply(get(distance), get(distance)),
      ]),
      mean_(variance!, units),
    ]
  })
}

/** y = scale · x̂ + shift, x̂ = (x − mean) · inverse; every `share` rows have a scale and a shift. */
const normalize: Emit = (f, [x, mean, inverse, scale, shift, y], [units, size, share, stride], count) => {
  const constants = f.vectors(4)
  const [means, inverses, scales, shifts] = constants.map(get) as [Code, Code, Code, Code]
  const out = f.vector()
  const row = 4 * stride!
  const moving = (bytes: number, addresses: readonly number[]) => addresses.map((at) => [{ at }, bytes] as const)
  const moves = [
    ...moving(size! * row, [x!, y!]),
    ...moving(4, [mean!, inverse!]),
    ...moving((4 * size!) / share!, [scale!, shift!]),
  ]
  return repeat(f, units!, false, moves, ([x, y, mean, inverse, scale, shift]) => [
    set(constants[0]!, splat(mean!)),
    set(constants[1]!, splat(inverse!)),
    repeat(
      f,
      size! / share!,
      false,
      [
        [x!, share! * row],
        [y!, share! * row],
        [scale!, 4],
        [shift!, 4],
      ],
      ([x, y, scale, shift]) => [
        set(constants[2]!, splat(scale)),
        set(constants[3]!, splat(shift)),
        repeat(
          f,
          share!,
          false,
          [
            [x, row],
            [y, row],
          ],
          (places) =>
            across(f, count, false, places, ([x, y], lanes) => [
              set(out, add(multiply(scales, multiply(subtract(load(x!), means), inverses)), shifts)),
              store(y!, get(out), lanes),
            ]),
        ),
      ],
    ),
  ])
}

/** dscale = Σ dy · x̂ and dshift = Σ dy over the rows that share them. */
const parameterGradient: Emit = (f, [x, mean, inverse, dy, dscale, dshift], [units, size, share, stride], count) => {
  const sums = f.vectors(4)
  const result = f.vector()
  const [groups, together, statistic] = share === size ? [1, units!, 4] : [units!, size! / share!, 0]
  const shared = 4 * share! * stride!
  const steps = [shared, shared, statistic, statistic, 4, 4]
  const moves = [x!, dy!, mean!, inverse!, dscale!, dshift!].map((at, k) => {
    const step = steps[k]!
    return [{ at }, step === 0 ? 4 : step * together] as const
  })
  return repeat(f, groups, false, moves, (places) =>
    eachFour(
      f,
      together,
      places.map((place, k) => [place, steps[k]!] as const),
      ([x, dy, mean, inverse, dscale, dshift], units) => {
        const shape = { area: share!, columns: count, stride: stride!, units }
        const total = (to: Place): Code => [set(result, joinStrands(sums)), store(to, get(result), units)]
        return [
          sumRows(f, sums, shape, [x!, dy!], (unit, [x, dy]) => {
            const centred = subtract(load(x!), splat(past(mean!, statistic * unit)))
            return multiply(load(dy!), multiply(centred, splat(past(inverse!, statistic * unit))))
          }),
          total(dscale!),
          sumRows(f, sums, shape, [dy!], (_, [dy]) => load(dy!)),
          total(dshift!),
        ]
      },
    ),
  )
}

/** dx = scale · inverse · ((dy − dshift / n) − x̂ · dscale / n). */
const inputGradient: Emit = (f, [x, mean, inverse, scale, dy, dscale, dshift, dx], [channels, area, stride], count) => {
  const constants = f.vectors(5)
  const [means, inverses, factor, shared, along] = constants.map(get) as [Code, Code, Code, Code, Code]
  const out = f.vector()
  const row = 4 * stride!
  const n = float(area! * count)
  const planes = [x!, dy!, dx!].map((at) => [{ at }, area! * row] as const)
  const ofChannel = [mean!, inverse!, scale!, dshift!, dscale!].map((at) => [{ at }, 4] as const)
  return repeat(f, channels!, false, [...planes, ...ofChannel], ([x, dy, dx, mean, inverse, scale, dshift, dscale]) => [
    set(constants[0]!, splat(mean!)),
    set(constants[1]!, splat(inverse!)),
    set(constants[2]!, multiply(splat(scale!), inverses)),
    set(constants[3]!, divide(splat(dshift!), n)),
    set(constants[4]!, divide(splat(dscale!), n)),
    repeat(
      f,
      area!,
      false,
      [
        [x!, row],
        [dy!, row],
        [dx!, row],
      ],
      (places) =>
        across(f, count, false, places, ([x, dy, dx], lanes) => {
          const unscaled = multiply(subtract(load(x!), means), inverses)
          return [
            set(out, multiply(factor, subtract(subtract(load(dy!), shared), multiply(unscaled, along)))),
            store(dx!, get(out), lanes),
          ]
        }),
    ),
  ])
}

export const batchNorm: { readonly [code: string]: Emit } = {
  'batch-moments': moments,
  'batch-normalize': normalize,
  'batch-normalize-parameter-gradient': parameterGradient,
  'batch-normalize-input-gradient': inputGradient,
}
