import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 12,
  tolerance: 0.01,
  slips: { 'what-is-kept': 8, 'the-mean': 6, 'not-inverted': 6.75, 'standard-deviation': 3.4641 },
})
