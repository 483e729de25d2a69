import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 10,
  tolerance: 0.01,
  slips: { 'standing-still': 1, 'slope-not-squared': 4, 'price-alone': 9, 'one-side-only': 16 },
})
