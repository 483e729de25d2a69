import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'predict',
  claim: 'batch-norm/sorted-by-class',
  options: { better: 'lower', 'no-different': 'undetected', worse: 'higher' },
})
