import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'code',
  function: 'cutmixLabel',
  tasks: [
    { args: [[1, 0], [0, 1], 0.75, [1, 1], [8, 8]], visible: true },
    { args: [[0, 1, 0], [0, 0, 1], 0.5, [7, 0], [8, 8]], visible: true },
    { args: [[1, 0], [0, 1], 0.36, [4, 4], [8, 8]] },
    { args: [[1, 0], [0, 1], 0, [2, 5], [4, 8]] },
    { args: [[1, 0], [0, 1], 1, [3, 3], [8, 8]] },
    { args: [[1, 0], [1, 0], 0.19, [7, 7], [8, 8]] },
  ],
  slips: ['as-drawn', 'uncut', 'shares-swapped', 'overhang-at-zero'],
})
