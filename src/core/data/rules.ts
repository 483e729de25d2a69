/**
 * Ten features, uniform on (−1, 1), of which four decide: the class is 1 where x₁ > −0.2 and x₂ < 0.4, or x₃ > 0.5 and
 * x₄ > 0. Its borders are parallel to the axes, as a tree's are. One label in twenty is wrong unless the spec says less.
 */
import { python } from '../python.ts'
import { createStream } from '../rng.ts'
import { classificationSplits, endless, spoilings } from './classification.ts'
import { defineData } from './data.ts'

const FEATURES = 10
const [labelNoise, ...otherSpoilings] = spoilings

export const rules = defineData({
  id: 'rules',
  options: [
    { name: 'train', symbol: 'n', type: 'integer', default: 200, range: [20, 1000] },
    { name: 'validation', type: 'integer', default: 200, range: [20, 500] },
    { name: 'test', type: 'integer', default: 1000, range: [100, 2000] },
    { ...labelNoise, default: 0.05 },
    ...otherSpoilings,
  ],
  shape: () => [FEATURES],
  task: () => ({ kind: 'classification', classes: 2 }),
  create: (options, seed) =>
    classificationSplits(options, (split) => {
      const stream = (what: string) => createStream(seed, `rules/${split}/${what}`)
      const places = stream('feature')
      const feature = (key: number, f: number) => 2 * places.uniform(f, key)[0] - 1
      return {
        classes: 2,
        features: FEATURES,
        keys: endless(),
        label(key) {
          const [a, b, c, d] = [feature(key, 0), feature(key, 1), feature(key, 2), feature(key, 3)]
          return (a > -0.2 && b < 0.4) || (c > 0.5 && d > 0) ? 1 : 0
        },
        write(key, inputs, at) {
          for (let f = 0; f < FEATURES; f++) inputs[at + f] = feature(key, f)
        },
        stream,
      }
    }),
  pytorch: {
    draw: python`
      x = 2 * torch.rand(count, ${FEATURES}, generator=generator) - 1
      first = (x[:, 0] > -0.2) & (x[:, 1] < 0.4)
      second = (x[:, 2] > 0.5) & (x[:, 3] > 0)
      return x, (first | second).long()
    `,
  },
})
