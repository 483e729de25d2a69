import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'predict',
  claim: 'label-smoothing/clean-calibration',
  options: { better: 'lower', 'no-different': 'undetected', worse: 'higher' },
})
