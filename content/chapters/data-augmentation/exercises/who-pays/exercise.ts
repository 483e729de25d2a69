import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'predict',
  claim: 'data-augmentation/nine-beyond-average',
  options: { less: 'lower', alike: 'undetected', more: 'higher' },
})
