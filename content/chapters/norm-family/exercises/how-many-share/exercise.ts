import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 256,
  tolerance: 0,
  slips: { 'instance-norm': 64, 'layer-norm': 2048, everything: 8192, 'over-the-batch': 1024 },
})
