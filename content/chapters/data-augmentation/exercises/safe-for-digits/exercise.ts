import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'choice',
  right: 'small-tilt',
  options: ['small-tilt', 'turn-by-half', 'left-to-right', 'quarter-of-the-image'],
})
