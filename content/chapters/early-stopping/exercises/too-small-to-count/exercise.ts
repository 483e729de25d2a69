import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 3,
  tolerance: 0,
  slips: { 'lowest-loss': 5, 'where-it-stops': 6, 'without-least-improvement': 8 },
})
