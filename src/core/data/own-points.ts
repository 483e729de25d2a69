/** A reader's table of points in the plane: two numbers and a label in each row. Both are standardised. */
import { spoilings } from './classification.ts'
import { defineData } from './data.ts'
import { classesOption, fileOption, openOwn, pythonConstants, sizeOptions, splitOwn, standardise } from './own.ts'

export const ownPoints = defineData({
  id: 'own-points',
  options: [fileOption, classesOption, ...sizeOptions, ...spoilings],
  shape: () => [2],
  task: ({ classes }) => ({ kind: 'classification', classes }),
  window: [-4.5, 4.5, -3, 3],
  create(options, seed, datasets) {
    const own = openOwn(datasets, options.file, [2], options.classes)
    return splitOwn(own, options, seed, (pool) => standardise(own.examples.inputs, 2, pool))
  },
  pytorch: {
    constants: (options, datasets) => pythonConstants(openOwn(datasets, options.file, [2], options.classes).examples),
    stored: 'return torch.tensor(INPUTS).view(-1, 2), torch.tensor(LABELS)',
    standardised: true,
  },
})
