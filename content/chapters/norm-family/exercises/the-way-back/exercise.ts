import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 0.3 / Math.sqrt(5),
  tolerance: 0.001,
  slips: { constants: 0.4472, 'mean-only': 0.3354, 'rms-norm': 0.0909, 'root-forgotten': 0.3 },
})
