import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'choice',
  right: 'activations',
  options: ['activations', 'penalties', 'clipping', 'losses'],
})
