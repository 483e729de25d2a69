import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'code',
  function: 'train',
  tasks: [
    { args: [1, [10], 0.01, 0.1], visible: true },
    { args: [1, [10, -10], 0.01, 0.1], visible: true },
    { args: [-2, [0.1, 0.3, -0.2], 0.1, 0.5] },
    { args: [1, [1, 1], 0.01, 0] },
    { args: [3, [0, 0], 0.1, 0.2] },
    { args: [3, [], 0.1, 0.2] },
  ],
  slips: ['decay-without-rate', 'charged-twice', 'divided-all-the-same'],
})
