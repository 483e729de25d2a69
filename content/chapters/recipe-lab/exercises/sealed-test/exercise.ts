import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'lab',
  setup: {
    data: { kind: 'digits', train: 300, validation: 200, test: 700, labelNoise: 0.2, validationLabels: 'clean' },
    model: [
      { repeat: 2, layers: [{ kind: 'dense', units: 128 }, { kind: 'relu' }] },
      { kind: 'dense', units: 10 },
    ],
    optimizer: { kind: 'adam', learningRate: 0.003 },
    training: { batchSize: 50, steps: 480, measureEvery: 6 },
  },
  techniques: {
    'weight-decay': [{ strength: 0.1 }, { strength: 1 }, { strength: 3 }],
    dropout: [{ probability: 0.2 }, { probability: 0.5 }, { probability: 0.7 }],
    'label-smoothing': [{ strength: 0.1 }, { strength: 0.3 }],
    mixup: [{ alpha: 0.2 }, { alpha: 1 }],
    'input-noise': [{ deviation: 0.3 }, { deviation: 1 }],
    'batch-norm': [{}],
    'early-stopping': [{ patience: 5 }, { patience: 20 }],
  },
  budget: 40,
  seeds: 3,
  optimism: 'recipe-lab/winners-curse',
  rubric: { plan: 3, baseline: 3, controls: 4, rule: 3, seal: 4, report: 3 },
})
