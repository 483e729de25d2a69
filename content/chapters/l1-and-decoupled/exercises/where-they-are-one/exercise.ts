import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'choice',
  right: 'plain-descent',
  options: ['plain-descent', 'with-momentum', 'adam', 'divided-by-recent-size'],
})
