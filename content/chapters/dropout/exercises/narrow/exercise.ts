import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'predict',
  claim: 'dropout/narrow-harmed',
  options: { better: 'lower', 'no-different': 'undetected', worse: 'higher' },
})
