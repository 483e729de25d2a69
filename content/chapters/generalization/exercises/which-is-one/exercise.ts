import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'choice',
  right: 'price-on-weights',
  options: ['price-on-weights', 'faster-machine', 'rate-by-training-loss', 'larger-network'],
})
