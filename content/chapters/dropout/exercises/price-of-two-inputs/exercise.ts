import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 9,
  tolerance: 0.01,
  slips: { 'without-masks': 1, 'price-alone': 8, 'without-division': 3, 'p-alone': 5 },
})
