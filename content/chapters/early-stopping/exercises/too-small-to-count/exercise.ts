import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 4,
  tolerance: 0,
  slips: { 'lowest-loss': 5, 'where-it-stops': 7, 'without-least-improvement': 8 },
})
