import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'predict',
  claim: 'mixup-cutmix/rings-more-mixing',
  options: { better: 'lower', 'no-different': 'undetected', worse: 'higher' },
})
