import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'tune',
  experiment: 'why-batch-norm/rates',
  controls: ['optimizer.learningRate'],
  start: { 'optimizer.learningRate': 0.03 },
  goals: [
    { arm: 'batch-norm', measure: 'test.error', below: 0.11 },
    { arm: 'batch-norm', measure: 'test.error', below: 'plain' },
  ],
  seeds: [1000, 10],
  share: 0.9,
  solution: { 'optimizer.learningRate': 0.5 },
})
