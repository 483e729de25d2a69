import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: {
    kind: 'drawn-points',
    classes: 3,
    train: 24,
    validation: 12,
    test: 12,
    points: [
      0.42, 0, 0, -0.28, 0.26, 1, -0.27, -0.27, 2, 0.53, -0.04, 0, -0.38, 0.31, 1, -0.16, -0.43, 2, 0.65, 0.07, 0, -0.4,
      0.43, 1, -0.03, -0.54, 2, 0.67, 0.32, 0, -0.49, 0.49, 1, -0.08, -0.64, 2, 0.67, 0.48, 0, -0.76, 0.38, 1, -0.19,
      -0.72, 2, 0.82, 0.47, 0, -0.98, 0.17, 1, -0.04, -0.83, 2, 0.96, 0.48, 0, -1.1, 0.15, 1, 0.39, -0.87, 2, 0.86,
      0.73, 0, -1.18, 0.31, 1, 0.67, -0.86, 2, 0.52, 1.04, 0, -1.31, 0.26, 1, 0.64, -0.99, 2, 0.35, 1.18, 0, -1.45,
      -0.15, 1, 0.58, -1.12, 2, 0.56, 1.23, 0, -1.43, -0.56, 1, 0.92, -1.07, 2, 0.66, 1.3, 0, -1.53, -0.6, 1, 1.44,
      -0.75, 2, 0.21, 1.5, 0, -1.73, -0.46, 1, 1.69, -0.55, 2, -0.49, 1.55, 0, -1.77, -0.64, 1, 1.72, -0.73, 2, -0.74,
      1.59, 0, -1.45, -1.2, 1, 1.76, -0.87, 2, -0.52, 1.75, 0, -1.03, -1.58, 1, 2.07, -0.52, 2,
    ],
  },
  model: [{ kind: 'dense', units: 16 }, { kind: 'tanh' }, { kind: 'dense', units: 3 }],
  optimizer: { kind: 'adam', learningRate: 0.03 },
  training: { batchSize: 'all', steps: 200, measureEvery: 5 },
  arms: { plain: {} },
  show: [{ kind: 'boundary', quantity: 'class' }, { kind: 'landscape', directions: 'one' }, 'input-gradient', 'error'],
  controls: ['optimizer.learningRate', 'seed'],
})
