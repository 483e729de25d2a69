import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'choice',
  right: 'more-pairs',
  options: ['more-pairs', 'larger-mean', 'intervals-overlap', 'five-are-enough'],
})
