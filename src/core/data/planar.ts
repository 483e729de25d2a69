/** What the curves in the plane share: a point of the class's curve, Gaussian jitter, classes that alternate. */
import { cosSinTurn } from '../functions.ts'
import { python } from '../python.ts'
import { createStream } from '../rng.ts'
import type { NumberOption, Options } from '../units.ts'
import { classificationSplits, endless, spoilings } from './classification.ts'
import { defineData } from './data.ts'

interface Planar<Id extends string, D extends readonly NumberOption[]> {
  readonly id: Id
  /** Default size of the training set. */
  readonly train: number
  /** Default standard deviation of the jitter. */
  readonly jitter: number
  /** Options of the curve. */
  readonly curve: D
  /** [left, right, bottom, top] */
  readonly window: readonly [number, number, number, number]
  /** A point of the curve of class 0 or 1, from two independent numbers, uniform on (0, 1). */
  point(uniform: readonly [number, number], label: number, options: Options<D>): readonly [number, number]
  /** The same as Python lines: `points` [example, 2] from `u` [example, 2], `labels` and `options`. */
  readonly pythonPoints: string
}

/** A data set of two classes of points in the plane. */
export function definePlanar<const Id extends string, const D extends readonly NumberOption[]>(planar: Planar<Id, D>) {
  const { id, train, jitter, curve, window, point, pythonPoints } = planar
  const own = [
    { name: 'train', symbol: 'n', type: 'integer', default: train, range: [20, 500] },
    { name: 'validation', type: 'integer', default: 200, range: [20, 500] },
    { name: 'test', type: 'integer', default: 1000, range: [100, 2000] },
    { name: 'jitter', type: 'number', default: jitter, range: [0, 0.5] },
  ] as const
  return defineData({
    id,
    options: [...own, ...curve, ...spoilings],
    shape: () => [2],
    task: () => ({ kind: 'classification', classes: 2 }),
    window,
    create(given, seed) {
      const options = given as Options<typeof own> & Options<typeof spoilings> & Options<D>
      return classificationSplits(options, (split) => {
        const stream = (what: string) => createStream(seed, `${id}/${split}/${what}`)
        const places = stream('angle')
        const offsets = stream('jitter')
        return {
          classes: 2,
          features: 2,
          keys: endless(),
          label: (key) => key & 1,
          write(key, inputs, at) {
            const [x, y] = point(places.uniform(key), key & 1, options)
            inputs[at] = x + options.jitter * offsets.normal(2 * key)
            inputs[at + 1] = y + options.jitter * offsets.normal(2 * key + 1)
          },
          stream,
        }
      })
    },
    pytorch: {
      draw: python`
        labels = torch.arange(count) % 2
        u = torch.rand(count, 2, generator=generator)
        ${pythonPoints}
        return points + options["jitter"] * torch.randn(count, 2, generator=generator), labels
      `,
    },
  })
}

/** The point at this radius; the angle is in whole turns. */
export function polar(radius: number, turn: number): readonly [number, number] {
  const [cos, sin] = cosSinTurn(Math.fround(turn - Math.floor(turn)))
  return [radius * cos, radius * sin]
}
