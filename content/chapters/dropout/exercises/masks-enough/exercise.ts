import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'tune',
  experiment: 'dropout/digits',
  controls: ['dropout.techniques.dropout.probability'],
  start: { 'dropout.techniques.dropout.probability': 0.9 },
  goals: [{ arm: 'dropout', measure: 'test.error', below: 'plain' }],
  seeds: [1000, 10],
  share: 0.9,
  solution: { 'dropout.techniques.dropout.probability': 0.5 },
})
