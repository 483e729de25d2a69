import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'choice',
  right: 'one-label',
  options: ['one-label', 'two-images', 'emptied', 'pasted'],
})
