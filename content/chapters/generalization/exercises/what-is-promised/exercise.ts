import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'choice',
  right: 'weights-exist',
  options: ['weights-exist', 'descent-finds-them', 'few-examples-suffice', 'any-function-whatever'],
})
