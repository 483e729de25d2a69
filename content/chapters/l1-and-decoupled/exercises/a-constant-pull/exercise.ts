import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: -1.25,
  tolerance: 0.005,
  slips: { 'without-curvature': -0.5, 'away-from-zero': -1.75, 'sign-lost': 1.25, 'as-a-share': -1.2 },
})
