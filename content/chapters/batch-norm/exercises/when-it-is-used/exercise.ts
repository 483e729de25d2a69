import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'choice',
  right: 'stored',
  options: ['stored', 'left-out', 'of-the-batch', 'still-updating'],
})
