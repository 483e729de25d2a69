import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'predict',
  claim: 'generalization/past-the-peak',
  options: { lower: 'lower', 'no-different': 'undetected', higher: 'higher' },
})
