import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: -7 / 15,
  tolerance: 0.001,
  slips: { 'hard-label': -2 / 3, 'over-the-others': 1 / 3 - 0.7, 'wrong-sign': 7 / 15, 'a-wrong-class': 1 / 3 - 0.1 },
})
