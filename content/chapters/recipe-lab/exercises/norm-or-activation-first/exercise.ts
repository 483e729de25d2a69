import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'predict',
  claim: 'recipe-lab/cnn-relu-norm-before',
  options: { better: 'lower', 'no-difference': 'undetected', worse: 'higher' },
})
