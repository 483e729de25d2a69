import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'code',
  function: 'dropout',
  tasks: [
    { args: [[2, -1, 3, 4], 0.5, true, [0.1, 0.9, 0.6, 0.4]], visible: true },
    { args: [[2, -1, 3, 4], 0.5, false, [0.1, 0.9, 0.6, 0.4]], visible: true },
    { args: [[4, 4, 4, 4], 0.2, true, [0.19, 0.2, 0.99, 0]] },
    { args: [[3, 0, -2], 0.75, true, [0.7, 0.8, 0.76]] },
    { args: [[5, -5], 0, true, [0, 0.5]] },
    { args: [[1, 2, 3], 0.9, false, [0, 0, 0]] },
  ],
  slips: ['no-scaling', 'always-on', 'scaled-in-use', 'divided-by-p'],
})
