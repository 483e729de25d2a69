import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 2.4,
  tolerance: 0.001,
  slips: { 'no-penalty': 2.5, 'wrong-sign': 1.4, 'decay-without-rate': 2.3, 'decay-after': 2.375 },
})
