import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'predict',
  claim: 'why-batch-norm/shaken-against-plain',
  options: { better: 'lower', 'no-different': 'undetected', worse: 'higher' },
})
