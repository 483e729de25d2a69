import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'choice',
  right: 'a-quarter-stays',
  options: ['a-quarter-stays', 'all-goes', 'half-stays', 'only-one-share'],
})
