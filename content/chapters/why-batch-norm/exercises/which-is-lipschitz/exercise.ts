import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'choice',
  right: 'absolute-value',
  options: ['absolute-value', 'square', 'root', 'reciprocal'],
})
