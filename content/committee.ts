/** The committee that reads what a reader draws: one network, each member trained with another technique. */
import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 300, validation: 200, test: 700 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.9 },
  training: { batchSize: 25, steps: 1200, measureEvery: 12 },
  arms: {
    plain: {},
    'early-stopping': { techniques: { 'early-stopping': { patience: 5 } } },
    l2: { techniques: { l2: { strength: 0.01 } } },
    dropout: { techniques: { dropout: { probability: 0.5 } } },
    'batch-norm': { techniques: { 'batch-norm': {} } },
    'input-noise': { techniques: { 'input-noise': { deviation: 0.5 } } },
    augmentation: { techniques: { augmentation: { rotation: 15, shift: 1 } } },
    'half-turn': { techniques: { augmentation: { halfTurn: 0.5 } } },
    'label-smoothing': { techniques: { 'label-smoothing': { strength: 0.1 } } },
    mixup: { techniques: { mixup: { alpha: 1 } } },
  },
  show: [],
  controls: [],
})
