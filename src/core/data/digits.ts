/** 1,797 handwritten digits of 8 × 8 pixels. Alpaydin and Kaynak 1998 (see `digits/README.md`). */
import { createStream } from '../rng.ts'
import { defineData, type Examples, labelNoise, noisyLabel } from './data.ts'

const PIXELS = 64
/** Mean and standard deviation of all pixels of the data set, in units where 1 is a full pixel. */
const MEAN = 0.3053
const DEVIATION = 0.376

export const digits = defineData({
  id: 'digits',
  options: [
    { name: 'train', type: 'integer', default: 100, range: [20, 800] },
    { name: 'validation', type: 'integer', default: 200, range: [20, 200] },
    { name: 'test', type: 'integer', default: 700, range: [100, 700] },
    labelNoise,
  ],
  features: PIXELS,
  classes: 10,
  create(options, seed, { digits: { images, labels } }) {
    const order = createStream(seed, 'split').permutation(labels.length)
    const noise = createStream(seed, 'label-noise')

    const examples = (chosen: Uint32Array, probability: number): Examples => {
      const inputs = new Float32Array(chosen.length * PIXELS)
      const seen = new Uint8Array(chosen.length)
      chosen.forEach((image, row) => {
        for (let p = 0; p < PIXELS; p++)
          inputs[row * PIXELS + p] = (images[image * PIXELS + p]! / 16 - MEAN) / DEVIATION
        seen[row] = noisyLabel(noise, image, labels[image]!, 10, probability)
      })
      const flipped = Uint8Array.from(chosen, (image, row) => (seen[row] === labels[image] ? 0 : 1))
      return { count: chosen.length, inputs, labels: seen, flipped }
    }

    // Counted from the end, so that neither moves when the training set grows.
    const testStart = order.length - options.test
    return {
      train: examples(order.subarray(0, options.train), options.labelNoise),
      validation: examples(order.subarray(testStart - options.validation, testStart), options.labelNoise),
      test: examples(order.subarray(testStart), 0),
    }
  },
})
