import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 0.02,
  tolerance: 0.0002,
  slips: { 'the-length': 3.1623, 'two-forgotten': 0.014142, 'by-the-length': 0.063246, 'no-root': 0.0004 },
})
