/** A reader's grey images with labels (see `readers/read-idx.ts`), from black at −1 to white at 1. */
import { spoilings } from './classification.ts'
import { defineData } from './data.ts'
import { classesOption, fileOption, openOwn, pythonConstants, sizeOptions, splitOwn } from './own.ts'
import { MOST_SIDE } from './readers/read-idx.ts'

export const ownImages = defineData({
  id: 'own-images',
  options: [
    fileOption,
    { name: 'height', type: 'integer', default: 28, range: [1, MOST_SIDE] },
    { name: 'width', type: 'integer', default: 28, range: [1, MOST_SIDE] },
    { ...classesOption, default: 10 },
    ...sizeOptions,
    ...spoilings,
  ],
  shape: ({ height, width }) => [1, height, width],
  task: ({ classes }) => ({ kind: 'classification', classes }),
  // A fixed scale, so that the background is known before the file is.
  background: -1,
  create(options, seed, datasets) {
    const own = openOwn(datasets, options.file, [1, options.height, options.width], options.classes)
    return splitOwn(own, options, seed, () => (pixel) => 2 * pixel - 1)
  },
  pytorch: {
    constants: (options, datasets) =>
      pythonConstants(openOwn(datasets, options.file, [1, options.height, options.width], options.classes).examples),
    stored:
      'return 2 * torch.tensor(INPUTS).view(-1, 1, options["height"], options["width"]) - 1, torch.tensor(LABELS)',
  },
})
