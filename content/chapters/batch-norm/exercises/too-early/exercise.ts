import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 3.9258,
  tolerance: 0.005,
  slips: {
    'of-the-batch': 1,
    'biased-variance': 4.1222,
    'momentum-reversed': 1.039,
    'nothing-stored': 5,
    'by-the-variance': 3.2791,
  },
})
