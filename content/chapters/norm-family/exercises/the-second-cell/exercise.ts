import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 0.6325,
  tolerance: 0.002,
  slips: { 'batch-norm': 0.4472, 'layer-norm': 1.1795, 'instance-norm': -1, 'by-the-variance': 0.2, unbiased: 0.5477 },
})
