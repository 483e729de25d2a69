import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 0.25,
  tolerance: 0.001,
  slips: {
    'variance-for-deviation': 0.0625,
    'without-the-half': 0.1768,
    'curvatures-added': 0.2236,
    'flat-costs-nothing': 0.2357,
  },
})
