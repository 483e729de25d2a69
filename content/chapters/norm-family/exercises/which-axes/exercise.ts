import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'choice',
  right: 'positions',
  options: ['positions', 'batch-and-positions', 'channels-and-positions', 'some-channels'],
})
