import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'choice',
  right: 'max-zero',
  options: ['max-zero', 'square', 'root', 'reciprocal'],
})
