import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 1.75,
  tolerance: 0.001,
  slips: { 'shares-swapped': 3.25, 'half-and-half': 2.5, 'without-the-partner': 1 },
})
