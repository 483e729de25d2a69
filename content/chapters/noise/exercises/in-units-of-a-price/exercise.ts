import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 0.25,
  tolerance: 0.001,
  slips: { 'deviation-for-variance': 0.5, 'halved-again': 0.125 },
})
