/** 1,797 handwritten digits of 8 × 8 pixels. Alpaydin and Kaynak 1998 (see `digits/README.md`). */
import { python } from '../python.ts'
import { createStream } from '../rng.ts'
import { classificationSplits, spoilings } from './classification.ts'
import { defineData, splitRows } from './data.ts'

const PIXELS = 64
/** Mean and standard deviation of all pixels of the data set, in units where 1 is a full pixel. */
const MEAN = 0.3053
const DEVIATION = 0.376

/** A pixel as a network gets it, from the number of points that are set in it, 0 to 16. */
export const digitInput = (count: number): number => (count / 16 - MEAN) / DEVIATION

/** The other way: 0 is paper, 1 a full pixel; what noise adds may lie outside. */
export const digitShade = (input: number): number => input * DEVIATION + MEAN

export const digits = defineData({
  id: 'digits',
  options: [
    { name: 'train', symbol: 'n', type: 'integer', default: 100, range: [20, 800] },
    { name: 'validation', type: 'integer', default: 200, range: [20, 200] },
    { name: 'test', type: 'integer', default: 700, range: [100, 700] },
    ...spoilings,
  ],
  shape: () => [1, 8, 8],
  task: () => ({ kind: 'classification', classes: 10 }),
  background: digitInput(0),
  create(options, seed, { digits: { images, labels } }) {
    const { pool, validation, test } = splitRows(labels.length, options, seed)
    return classificationSplits(options, (split) => ({
      classes: 10,
      features: PIXELS,
      keys: { train: pool, validation, test }[split],
      label: (image) => labels[image]!,
      write(image, inputs, at) {
        for (let p = 0; p < PIXELS; p++) inputs[at + p] = digitInput(images[image * PIXELS + p]!)
      },
      stream: (what) => createStream(seed, what),
    }))
  },
  pytorch: {
    // A pixel is a count from 0 to 16: one character.
    constants: (_, { digits: { images, labels } }) => python`
      # Optical Recognition of Handwritten Digits, E. Alpaydin and C. Kaynak 1998, CC BY 4.0, https://doi.org/10.24432/C50P49
      LABELS = "${labels.join('')}"
      PIXELS = "${Array.from(images, (pixel) => pixel.toString(17)).join('')}"
    `,
    stored: python`
      pixels = torch.tensor([int(pixel, 17) for pixel in PIXELS]).view(-1, 1, 8, 8)
      return (pixels / 16 - ${MEAN}) / ${DEVIATION}, torch.tensor([int(label) for label in LABELS])
    `,
  },
})
