import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'code',
  function: 'smoothedLoss',
  tasks: [
    { args: [[2, 1, 0], 0, 0.3], visible: true },
    { args: [[1000, 0, 0], 0, 0.3], visible: true },
    { args: [[2, 1, 0], 0, 0] },
    { args: [[0.5, -1.5, 2, 1], 2, 0.2] },
    { args: [[-1000, -1002], 1, 0.1] },
    { args: [[0, 1000], 0, 0] },
  ],
  slips: ['overflow', 'clipped', 'over-the-others', 'rest-forgotten'],
})
