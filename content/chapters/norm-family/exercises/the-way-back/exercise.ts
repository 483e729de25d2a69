import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 0.7 / Math.sqrt(5),
  tolerance: 0.001,
  slips: { constants: 0.4472, 'mean-only': 0.3354, 'rms-norm': 0.1948, 'root-forgotten': 0.7 },
})
