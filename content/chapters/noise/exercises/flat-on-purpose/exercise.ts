import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'predict',
  claim: 'noise/sam-test-error',
  options: { better: 'lower', 'no-different': 'undetected', worse: 'higher' },
})
