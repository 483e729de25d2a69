/** Two half circles that interlock, with Gaussian jitter; classes alternate. */
import { cosSinTurn } from '../functions.ts'
import { createStream } from '../rng.ts'
import { defineData, type Examples, labelNoise, noisyLabel } from './data.ts'

export const twoMoons = defineData({
  id: 'two-moons',
  options: [
    { name: 'train', type: 'integer', default: 100, range: [20, 500] },
    { name: 'validation', type: 'integer', default: 200, range: [20, 500] },
    { name: 'test', type: 'integer', default: 1000, range: [100, 2000] },
    { name: 'jitter', type: 'number', default: 0.2, range: [0, 0.5] },
    labelNoise,
  ],
  features: 2,
  classes: 2,
  window: [-2.4, 2.4, -1.6, 1.6],
  create(options, seed) {
    const examples = (split: string, count: number, probability: number): Examples => {
      const angles = createStream(seed, `two-moons/${split}/angle`)
      const jitter = createStream(seed, `two-moons/${split}/jitter`)
      const noise = createStream(seed, `two-moons/${split}/label-noise`)
      const inputs = new Float32Array(count * 2)
      const labels = new Uint8Array(count)
      const flipped = new Uint8Array(count)
      for (let k = 0; k < count; k++) {
        const moon = k & 1
        const [cos, sin] = cosSinTurn(Math.fround(angles.uniform(k)[0] / 2))
        const x = moon === 0 ? cos : 1 - cos
        const y = moon === 0 ? sin : 0.5 - sin
        inputs[2 * k] = (x - 0.5) / 0.9 + options.jitter * jitter.normal(2 * k)
        inputs[2 * k + 1] = (y - 0.25) / 0.9 + options.jitter * jitter.normal(2 * k + 1)
        labels[k] = noisyLabel(noise, k, moon, 2, probability)
        flipped[k] = labels[k] === moon ? 0 : 1
      }
      return { count, inputs, labels, flipped }
    }
    return {
      train: examples('train', options.train, options.labelNoise),
      validation: examples('validation', options.validation, options.labelNoise),
      test: examples('test', options.test, 0),
    }
  },
})
