import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'code',
  function: 'effectiveRates',
  tasks: [
    { args: [5, 1, 0.1, 0.0005, 2], visible: true },
    { args: [1, 2, 0.5, 0, 3], visible: true },
    { args: [1, 2, 0.5, 0.1, 6] },
    { args: [Math.sqrt(10), 1, 0.1, 0.0005, 4] },
    { args: [2, 0, 0.5, 0.5, 3] },
    { args: [3, 1, 0.1, 0.1, 0] },
  ],
  slips: ['only-decay', 'gradient-as-at-one', 'lengths-added', 'by-the-length', 'decay-without-rate'],
})
