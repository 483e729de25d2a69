import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'predict',
  claim: 'l1-and-decoupled/small-gradient',
  options: { lower: 'lower', 'no-different': 'undetected', higher: 'higher' },
})
