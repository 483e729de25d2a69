/** A reader's table: numbers and a label in each row (see `readers/read-table.ts`). Features are standardised. */
import { spoilings } from './classification.ts'
import { defineData } from './data.ts'
import { classesOption, fileOption, openOwn, pythonConstants, sizeOptions, splitOwn, standardise } from './own.ts'
import { MOST_FEATURES } from './readers/limits.ts'

export const ownTable = defineData({
  id: 'own-table',
  options: [
    fileOption,
    { name: 'features', type: 'integer', default: 2, range: [1, MOST_FEATURES] },
    classesOption,
    ...sizeOptions,
    ...spoilings,
  ],
  shape: ({ features }) => [features],
  task: ({ classes }) => ({ kind: 'classification', classes }),
  create(options, seed, datasets) {
    const own = openOwn(datasets, options.file, [options.features], options.classes)
    return splitOwn(own, options, seed, (pool) => standardise(own.examples.inputs, options.features, pool))
  },
  pytorch: {
    constants: (options, datasets) =>
      pythonConstants(openOwn(datasets, options.file, [options.features], options.classes).examples),
    stored: 'return torch.tensor(INPUTS).view(-1, options["features"]), torch.tensor(LABELS)',
    standardised: true,
  },
})
