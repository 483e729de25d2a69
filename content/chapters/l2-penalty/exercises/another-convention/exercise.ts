import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 0.005,
  tolerance: 0.00005,
  slips: { 'the-same': 0.01, 'the-other-way': 0.02 },
})
