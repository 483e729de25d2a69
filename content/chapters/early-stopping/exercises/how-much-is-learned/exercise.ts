import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 0.4095,
  tolerance: 0.001,
  slips: {
    'what-is-missing': 0.5905,
    'as-a-price': 0.3333,
    'without-slowing-down': 0.5,
    'infinitely-small-steps': 0.3935,
  },
})
