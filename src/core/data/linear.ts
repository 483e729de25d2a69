/**
 * Linear regression y = w·x + σ_y times a normal number, with normal inputs. `relevant` weights are ±2 / √relevant, so
 * that ‖w‖ = 2, and the others 0: a sparse truth, or a dense one where all are relevant. Test values are w·x itself.
 */
import { python } from '../python.ts'
import { createStream } from '../rng.ts'
import { SpecError } from '../units.ts'
import { defineData } from './data.ts'
import { regressionSplits } from './regression.ts'

export const linear = defineData({
  id: 'linear',
  options: [
    { name: 'train', symbol: 'n', type: 'integer', default: 40, range: [10, 500] },
    { name: 'validation', type: 'integer', default: 100, range: [10, 500] },
    { name: 'test', type: 'integer', default: 500, range: [100, 2000] },
    { name: 'features', symbol: 'd', type: 'integer', default: 50, range: [1, 200] },
    { name: 'relevant', type: 'integer', default: 5, range: [1, 200] },
    { name: 'noise', symbol: '\\sigma_y', type: 'number', default: 0.5, off: 0, range: [0, 5] },
  ],
  shape({ features, relevant }) {
    if (relevant > features)
      throw new SpecError(`Of ${features} features ${relevant} cannot be relevant: lower “relevant”, or add features.`)
    return [features]
  },
  task: () => ({ kind: 'regression', outputs: 1 }),
  create({ features, relevant, noise, ...sizes }, seed) {
    const truth = createStream(seed, 'linear/weights')
    const weights = new Float64Array(features)
    for (const f of truth.permutation(features).subarray(0, relevant))
      weights[f] = (truth.uniform(f, 1)[0] < 0.5 ? -2 : 2) / Math.sqrt(relevant)
    return regressionSplits(sizes, (split) => {
      const places = createStream(seed, `linear/${split}/feature`)
      const errors = createStream(seed, `linear/${split}/noise`)
      return {
        features,
        write(k, inputs, at) {
          let sum = split === 'test' ? 0 : noise * errors.normal(k)
          for (let f = 0; f < features; f++) {
            const x = places.normal(f, k)
            inputs[at + f] = x
            sum += weights[f]! * x
          }
          return sum
        },
      }
    })
  },
  pytorch: {
    draw: python`
      features, relevant = options["features"], options["relevant"]
      weights = torch.zeros(features)
      chosen = torch.randperm(features, generator=truth)[:relevant]
      weights[chosen] = 2 / math.sqrt(relevant) * (2 * torch.randint(2, (relevant,), generator=truth) - 1)
      x = torch.randn(count, features, generator=generator)
      noise = 0 if split == "test" else options["noise"]
      return x, (x @ weights + noise * torch.randn(count, generator=generator))[:, None]
    `,
  },
})
