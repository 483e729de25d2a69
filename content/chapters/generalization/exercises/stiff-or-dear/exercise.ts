import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'tune',
  experiment: 'generalization/bias-and-variance',
  controls: ['analysis.degree', 'analysis.strength'],
  start: { 'analysis.degree': 11, 'analysis.strength': 0 },
  goals: [{ arm: 'plain', measure: 'total', below: 0.06 }],
  seeds: [1000, 10],
  share: 0.8,
  solution: { 'analysis.degree': 11, 'analysis.strength': 0.003 },
})
