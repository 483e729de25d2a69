import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'choice',
  right: 'leaky-relu',
  options: ['leaky-relu', 'sigmoid', 'tanh', 'softmax'],
})
