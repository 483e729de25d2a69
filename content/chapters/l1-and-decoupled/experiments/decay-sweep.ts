import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  techniques: { 'weight-decay': { strength: 3 } },
  training: { batchSize: 25, steps: 400, measureEvery: 4 },
  arms: { decoupled: {} },
  show: ['error'],
  vary: { 'techniques.weight-decay.strength': [0.3, 1, 3, 10] },
  controls: ['techniques.weight-decay.strength', 'optimizer.learningRate', 'data.labelNoise', 'seed'],
})
