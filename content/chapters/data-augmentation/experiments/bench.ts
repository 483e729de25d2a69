import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 40, measureEvery: 1 },
  arms: { augmented: { techniques: { augmentation: { rotation: 15, shift: 0.5 } } } },
  show: [{ kind: 'step-examples', count: 12 }],
  controls: [
    'augmented.techniques.augmentation.rotation',
    'augmented.techniques.augmentation.horizontalFlip',
    'augmented.techniques.augmentation.verticalFlip',
    'augmented.techniques.augmentation.halfTurn',
    'seed',
  ],
})
