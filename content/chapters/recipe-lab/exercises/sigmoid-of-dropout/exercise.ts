import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 0.741007,
  tolerance: 0.002,
  slips: { 'mean-inside': 0.880797, 'dropped-to-zero': 0.491007, 'not-scaled': 0.690399 },
})
