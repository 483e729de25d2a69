import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 1.4412,
  tolerance: 0.002,
  slips: { 'counts-all': 2, squares: 1.1358, 'what-is-lost': 0.5588 },
})
