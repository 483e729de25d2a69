import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 0.160687,
  tolerance: 0.002,
  slips: { 'mean-inside': 0.119203, 'dropped-to-zero': 0.060687, 'not-scaled': 0.195362 },
})
