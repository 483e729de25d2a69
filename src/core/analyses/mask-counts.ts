/**
 * How many of n units dropout drops: over many masks, drawn by the operation that trains, beside the binomial
 * distribution; and one mask on a small network, of its hidden units or, with DropConnect, of its weights.
 * Srivastava et al. 2014; Wan et al. 2013.
 */
import type { PointsResult } from '../results.ts'
import { createStream, streamKey } from '../rng.ts'
import { defineAnalysis, number, points, series } from './analysis.ts'
import { binomial } from './binomial.ts'
import { operate } from './operate.ts'

const countAxes = [{ id: 'dropped' }, { id: 'masks' }] as const
const placeAxes = [{ id: 'layer' }, { id: 'unit' }] as const
/** Units of each layer of the drawn network. */
const LAYERS = [4, 6, 6, 2]

export const maskCounts = defineAnalysis({
  id: 'mask-counts',
  options: [
    { name: 'units', type: 'integer', default: 100, range: [10, 200] },
    { name: 'probability', symbol: 'p', type: 'number', default: 0.5, off: 0, range: [0, 0.95] },
    { name: 'masks', type: 'integer', default: 500, range: [100, 2000] },
    { name: 'on', type: 'choice', default: 'units', choices: ['units', 'weights'] },
  ],
  analyse({ units, probability, masks, on }, seed, executor) {
    const { vectors, run } = operate(
      executor,
      { clock: [seed, 0], probability: [probability], mask: units * masks },
      (at) => [
        {
          code: 'draw-mask',
          operands: [at.clock, at.probability, at.mask],
          numbers: [streamKey('mask-counts/mask'), units, 1, masks, 0],
        },
      ],
    )
    run(masks)
    const counts = new Float64Array(units + 1)
    for (let b = 0; b < masks; b++) {
      let dropped = 0
      for (let unit = 0; unit < units; unit++) if (vectors.mask[unit * masks + b] === 0) dropped++
      counts[dropped]! += 1
    }
    const chances = binomial(units, probability)
    const dropped = Array.from(chances, (_, k) => k)
    const expected = units * probability
    const near = (of: Float64Array) =>
      of.reduce((sum, share, k) => (Math.abs(k - expected) <= units / 10 ? sum + share : sum), 0)
    return [
      {
        shape: 'histogram',
        name: 'dropped',
        edges: Float64Array.from({ length: units + 2 }, (_, k) => k - 0.5),
        counts,
        axes: countAxes,
      },
      {
        ...series(
          'expected-count',
          dropped,
          chances.map((chance) => chance * masks),
          countAxes,
        ),
        reference: true,
      },
      ...thinnedNetwork(probability, on, seed),
      number('expected-dropped', expected, 'dropped'),
      number('exactly-expected', chances[Math.round(expected)]!, 'probability'),
      number('within-a-tenth', near(chances), 'probability'),
      number('drawn-within-a-tenth', near(counts) / masks, 'probability'),
    ]
  },
})

/** Units that are kept (as if of class 1) and dropped, and the connections that are left. */
function thinnedNetwork(probability: number, on: 'units' | 'weights', seed: number): PointsResult[] {
  const { uniform } = createStream(seed, 'mask-counts/network')
  const dropped = LAYERS.map((count, layer) =>
    Array.from({ length: count }, (_, unit) => {
      const hidden = layer > 0 && layer < LAYERS.length - 1
      return on === 'units' && hidden && uniform(unit, layer)[0] < probability
    }),
  )
  const place = (layer: number, unit: number) => [layer + 1, unit - (LAYERS[layer]! - 1) / 2] as const
  const kept = LAYERS.slice(1).flatMap((count, layer) =>
    Array.from({ length: count * LAYERS[layer]! }, (_, k) => ({ layer, from: k % LAYERS[layer]!, k })).flatMap(
      ({ layer, from, k }) => {
        const to = Math.floor(k / LAYERS[layer]!)
        const cut = on === 'weights' && uniform(k, LAYERS.length + layer)[0] < probability
        return cut || dropped[layer]![from] || dropped[layer + 1]![to]
          ? []
          : [{ start: place(layer, from), end: place(layer + 1, to) }]
      },
    ),
  )
  const units = (name: string, belongs: (isDropped: boolean) => boolean, label: number) => {
    const places = dropped.flatMap((of, layer) =>
      of.flatMap((isDropped, unit) => (belongs(isDropped) ? [place(layer, unit)] : [])),
    )
    return points(name, places, placeAxes, { label: new Uint8Array(places.length).fill(label) })
  }
  const along = (axis: 0 | 1) => Float64Array.from(kept, ({ start, end }) => end[axis] - start[axis])
  return [
    points(
      'connection',
      kept.map(({ start }) => start),
      placeAxes,
      { toward: [along(0), along(1)] },
    ),
    units('kept-unit', (isDropped) => !isDropped, 1),
    units('dropped-unit', (isDropped) => isDropped, 0),
  ]
}
