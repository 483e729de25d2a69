import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 200, validation: 200, test: 700 },
  model: [
    { kind: 'conv2d', channels: 8, kernel: 3, padding: 1 },
    { kind: 'relu' },
    { kind: 'max-pool' },
    { kind: 'flatten' },
    { kind: 'dense', units: 10 },
  ],
  optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.9 },
  training: { batchSize: 25, steps: 200, measureEvery: 10 },
  arms: {
    plain: {},
    augmented: { techniques: { augmentation: { rotation: 15, shift: 1 }, cutmix: { probability: 0.5 } } },
  },
  show: ['step-examples', 'confusion', 'calibration', 'error'],
  controls: [
    'augmented.techniques.augmentation.rotation',
    'augmented.techniques.augmentation.shift',
    'augmented.techniques.cutmix.probability',
    'seed',
  ],
})
