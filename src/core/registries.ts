/** All registries, each under the part of a setup that names its units; `show` stands for `record` too. */
import { analyses } from './analyses/index.ts'
import { baselines } from './baselines/index.ts'
import { dataSets } from './data/index.ts'
import { initializers } from './initializers/index.ts'
import { layers } from './layers/index.ts'
import { losses } from './losses/index.ts'
import { optimizers } from './optimizers/index.ts'
import type { FindUnit } from './option-paths.ts'
import { probes } from './probes/index.ts'
import type { Registry } from './registry.ts'
import { schedules } from './schedules/index.ts'
import { techniques } from './techniques/index.ts'

export const registries: { readonly [part: string]: Registry } = {
  data: dataSets,
  model: layers,
  layers,
  initializer: initializers,
  loss: losses,
  optimizer: optimizers,
  schedule: schedules,
  techniques,
  baseline: baselines,
  analysis: analyses,
  show: probes,
}

/** Finds a unit that is loaded. */
export const findUnit: FindUnit = (part, kind) => registries[part]?.find((unit) => unit.id === kind)
