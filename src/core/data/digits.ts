/** 1,797 handwritten digits of 8 × 8 pixels. Alpaydin and Kaynak 1998 (see `digits/README.md`). */
import { createStream } from '../rng.ts'
import { classificationSplits, spoilings } from './classification.ts'
import { defineData, splitRows } from './data.ts'

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
    ...spoilings,
  ],
  shape: () => [1, 8, 8],
  task: () => ({ kind: 'classification', classes: 10 }),
  background: -MEAN / DEVIATION,
  create(options, seed, { digits: { images, labels } }) {
    const { pool, validation, test } = splitRows(labels.length, options, seed)
    return classificationSplits(options, (split) => ({
      classes: 10,
      features: PIXELS,
      keys: { train: pool, validation, test }[split],
      label: (image) => labels[image]!,
      write(image, inputs, at) {
        for (let p = 0; p < PIXELS; p++) inputs[at + p] = (images[image * PIXELS + p]! / 16 - MEAN) / DEVIATION
      },
      stream: (what) => createStream(seed, what),
    }))
  },
})
