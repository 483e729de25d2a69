import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'number',
  answer: 0.58749,
  tolerance: 0.001,
  slips: { zero: 0, 'hard-loss': 0.16252, 'over-the-others': 0.72014, 'one-of-three': 0.28793 },
})
