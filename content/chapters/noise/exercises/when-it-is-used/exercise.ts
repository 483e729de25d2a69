import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'choice',
  right: 'none',
  options: ['none', 'the-same', 'half-of-it', 'many-copies'],
})
