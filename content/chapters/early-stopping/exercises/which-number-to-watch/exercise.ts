import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'predict',
  claim: 'early-stopping/loss-against-error',
  options: { lower: 'lower', 'no-different': 'undetected', higher: 'higher' },
})
