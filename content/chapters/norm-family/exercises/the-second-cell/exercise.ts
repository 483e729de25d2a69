import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: -0.4472,
  tolerance: 0.002,
  slips: { 'batch-norm': 0, 'layer-norm': -0.3922, 'instance-norm': 1, 'by-the-variance': -0.2, unbiased: -0.3873 },
})
