import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'predict',
  claim: 'l2-penalty/too-much-penalty',
  options: { better: 'lower', 'no-different': 'undetected', worse: 'higher' },
})
