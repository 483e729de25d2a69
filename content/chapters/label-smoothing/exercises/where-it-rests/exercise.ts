import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 2.8332,
  tolerance: 0.005,
  slips: { 'over-the-others': 2.4849, 'own-share-forgotten': 2.7726, 'a-difference': 0.8 },
})
