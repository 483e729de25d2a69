import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 500, validation: 200, test: 700 },
  model: [
    { kind: 'dense', units: 64 },
    { kind: 'relu' },
    { kind: 'dense', units: 64 },
    { kind: 'relu' },
    { kind: 'dense', units: 64 },
    { kind: 'relu' },
    { kind: 'dense', units: 10 },
  ],
  optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 0.9 },
  training: { batchSize: 50, steps: 200, measureEvery: 5 },
  arms: {
    'batch-norm': { techniques: { 'batch-norm': { momentum: 0.1 } } },
    'slow-average': { techniques: { 'batch-norm': { momentum: 0.003 } } },
  },
  show: ['error'],
  conditions: {
    hundreds: { statistics: 'batch', batchSize: 100 },
    'thirty-two': { statistics: 'batch', batchSize: 32 },
    eights: { statistics: 'batch', batchSize: 8 },
    pairs: { statistics: 'batch', batchSize: 2 },
    alone: { statistics: 'batch', batchSize: 1 },
    sorted: { statistics: 'batch', batchSize: 32, order: 'class' },
    faint: { contrast: 0.5 },
    'faint-batch': { contrast: 0.5, statistics: 'batch', batchSize: 100 },
  },
  controls: ['slow-average.techniques.batch-norm.momentum', 'training.batchSize', 'seed'],
  vary: { 'slow-average.techniques.batch-norm.momentum': [0.003, 0.01, 0.03, 0.1, 0.3, 1] },
  claims: {
    'batches-of-hundred': {
      compare: [{ arm: 'batch-norm', condition: 'hundreds' }, 'batch-norm'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'batches-of-eight': {
      compare: [{ arm: 'batch-norm', condition: 'eights' }, 'batch-norm'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'one-at-a-time': {
      compare: [{ arm: 'batch-norm', condition: 'alone' }, 'batch-norm'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'sorted-by-class': {
      compare: [
        { arm: 'batch-norm', condition: 'sorted' },
        { arm: 'batch-norm', condition: 'thirty-two' },
      ],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'same-weights': {
      compare: ['slow-average', 'batch-norm'],
      measure: 'test.error',
      condition: 'hundreds',
      expect: 'identical',
      seeds: 20,
    },
    'slow-average': {
      compare: ['slow-average', 'batch-norm'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'last-batch-only': {
      compare: [
        { arm: 'slow-average', set: { 'slow-average.techniques.batch-norm.momentum': 1 } },
        { arm: 'slow-average', set: { 'slow-average.techniques.batch-norm.momentum': 0.1 } },
      ],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'faint-stored': {
      compare: [{ arm: 'batch-norm', condition: 'faint' }, 'batch-norm'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'faint-batch': {
      compare: [
        { arm: 'batch-norm', condition: 'faint-batch' },
        { arm: 'batch-norm', condition: 'faint' },
      ],
      measure: 'test.error',
      expect: 'lower',
      seeds: 20,
    },
    'contrast-cancels': {
      compare: [
        { arm: 'batch-norm', condition: 'faint-batch' },
        { arm: 'batch-norm', condition: 'hundreds' },
      ],
      measure: 'test.error',
      expect: 'within',
      margin: 0.01,
      seeds: 20,
    },
  },
})
