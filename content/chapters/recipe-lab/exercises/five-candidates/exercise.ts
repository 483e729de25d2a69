import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 0.024671,
  tolerance: 0.003,
  slips: { 'one-error': 0.0212132, 'ten-candidates': 0.032647, 'variance-over-n': 0.000523 },
})
