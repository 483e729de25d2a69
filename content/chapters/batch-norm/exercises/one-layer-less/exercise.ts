import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: -3,
  tolerance: 0.001,
  slips: { 'shift-forgotten': -4, 'bias-not-scaled': -5, 'by-the-variance': -1 / 3, 'mean-forgotten': 5 },
})
