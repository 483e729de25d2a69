import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'predict',
  claim: 'norm-family/two-examples-fair-control',
  options: { better: 'lower', 'no-different': 'undetected', worse: 'higher' },
})
