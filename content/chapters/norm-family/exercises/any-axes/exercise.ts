import { defineExercise } from '#exercises/define.ts'

const values = [1, 3, 5, 7, 0, 4, 8, 4, 3, 5, 9, 11, 2, 6, 4, 0]
const shape = [2, 4, 1, 2]

export default defineExercise({
  kind: 'code',
  function: 'normalize',
  tasks: [
    { args: [values, shape, [0, 2, 3], 0], visible: true },
    { args: [[1, 3, 5, 7], [1, 2, 1, 2], [2, 3], 0], visible: true },
    { args: [values, shape, [1, 2, 3], 0] },
    { args: [values, shape, [2, 3], 0] },
    { args: [[2, 2, 2, 5, -1, 2], [3, 1, 2, 1], [0, 2, 3], 0.01] },
    { args: [[4, 4, 7, 1], [2, 2, 1, 1], [2, 3], 0.01] },
  ],
  slips: ['the-other-axes', 'whole-batch', 'epsilon-outside', 'unbiased'],
})
