import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 0.5,
  tolerance: 0.001,
  slips: { 'as-it-was': 0.125, 'not-squared': 0.25, 'not-projected': 1 },
})
