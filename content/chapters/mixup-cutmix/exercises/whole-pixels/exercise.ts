import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 0.4375,
  tolerance: 0.001,
  slips: { 'as-drawn': 0.36, 'what-was-pasted': 0.5625, 'a-side': 0.25, 'share-as-side': 0.609375 },
})
