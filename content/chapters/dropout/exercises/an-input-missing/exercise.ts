import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'choice',
  right: 'column',
  options: ['column', 'one-weight', 'row', 'nothing'],
})
