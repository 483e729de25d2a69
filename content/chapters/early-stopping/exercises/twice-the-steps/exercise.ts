import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'choice',
  right: 'half-the-price',
  options: ['half-the-price', 'twice-the-price', 'half-the-rate', 'nothing'],
})
