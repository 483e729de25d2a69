import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 5,
  tolerance: 0,
  slips: { restored: 2, 'first-rise': 3, 'one-check-more': 6, 'against-the-last': 8 },
})
