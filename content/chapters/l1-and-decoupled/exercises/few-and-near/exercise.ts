import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'tune',
  experiment: 'l1-and-decoupled/support-recovery',
  controls: ['proximal.analysis.strength'],
  start: { 'proximal.analysis.strength': 0 },
  goals: [
    { arm: 'proximal', measure: 'nonzeros', below: 14 },
    { arm: 'proximal', measure: 'excess-error', below: 2 },
  ],
  seeds: [1000, 10],
  share: 0.7,
  solution: { 'proximal.analysis.strength': 0.2 },
})
