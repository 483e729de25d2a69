import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 2.5,
  tolerance: 0.005,
  slips: {
    'variance-only': 0.25,
    'bias-only': 2.25,
    'bias-not-squared': 1.75,
    'share-not-squared': 5,
    'one-example': 3.25,
  },
})
