import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 1 / 6,
  tolerance: 0.001,
  slips: { 'means-multiplied': 1 / 4, 'a-square': 1 / 3, variance: 1 / 12 },
})
