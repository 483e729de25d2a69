import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: -0.75,
  tolerance: 0.001,
  slips: { constants: 0, 'mean-only': -0.375, 'without-the-scale': -0.25, 'the-fourth': 0.75 },
})
