import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 0.894427,
  tolerance: 0.002,
  slips: { variance: 0.8, 'wrong-way': 1.118034, dropped: 0.447214 },
})
