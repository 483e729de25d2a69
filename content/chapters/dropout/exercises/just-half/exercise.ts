import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 252 / 1024,
  tolerance: 0.001,
  slips: { 'half-is-missing': 0.5, 'all-counts-alike': 1 / 11, 'one-order': 1 / 1024, certain: 1 },
})
