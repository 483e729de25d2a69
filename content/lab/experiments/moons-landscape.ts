import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'two-moons', train: 100, validation: 200, test: 1000, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 32 }, { kind: 'relu' }, { kind: 'dense', units: 2 }],
  optimizer: { kind: 'sgd', learningRate: 0.2, momentum: 0.9 },
  training: { batchSize: 25, steps: 300, measureEvery: 10 },
  arms: { plain: {}, penalised: { techniques: { l2: { strength: 0.01 } } } },
  show: [
    'boundary',
    'path-landscape',
    { kind: 'histogram', of: 'weights', layer: 'dense-1', limit: 2 },
    { kind: 'histogram', of: 'activations', layer: 'relu-1' },
    { kind: 'histogram', of: 'gradients', layer: 'dense-1', limit: 0.02 },
    'error',
    'loss',
  ],
  controls: ['penalised.techniques.l2.strength', 'optimizer.learningRate', 'data.labelNoise', 'seed'],
})
