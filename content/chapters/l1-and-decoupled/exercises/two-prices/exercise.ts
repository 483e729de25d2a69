import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 1.25,
  tolerance: 0.001,
  slips: { 'l1-alone': 2.5, 'l2-alone': 1.5, 'threshold-last': 0.5, 'threshold-of-the-weight': 1 },
})
