import { defineExercise } from '#exercises/define.ts'

const places = (...all: readonly (readonly [truth: number, ...fits: number[]])[]) =>
  all.map(([truth, ...fits]) => ({ truth, fits }))

export default defineExercise({
  kind: 'code',
  function: 'biasVariance',
  tasks: [
    { args: [places([2, 1, 3], [3, 3, 5])], visible: true },
    { args: [places([0, 0, 1, 5])], visible: true },
    { args: [places([0, 1, 1], [0, -1, -1], [2, 2, 2])] },
    { args: [places([0.5, 0.5, 0.7, 0.9, 0.1], [1, 1, 1.4, 0, 2])] },
    { args: [places([1, 4], [1, -2])] },
  ],
  slips: ['total-for-bias', 'mean-before-square', 'one-fit-less'],
})
