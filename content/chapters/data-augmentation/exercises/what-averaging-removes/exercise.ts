import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 2,
  tolerance: 0.01,
  slips: { 'orbits-not-averaged': 4, 'all-of-it': 2.25, 'what-stays': 0.25 },
})
