import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 0.003,
  tolerance: 0.0001,
  slips: { 'once-only': 0.03, 'as-it-was': 0.3, longer: 30 },
})
