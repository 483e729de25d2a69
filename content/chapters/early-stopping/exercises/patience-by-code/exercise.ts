import { defineExercise } from '#exercises/define.ts'

const LOSSES = [0.9, 0.7, 0.6, 0.62, 0.58, 0.59, 0.61, 0.6, 0.63]

export default defineExercise({
  kind: 'code',
  function: 'earlyStopping',
  tasks: [
    { args: [LOSSES, 2, 0], visible: true },
    { args: [LOSSES, 3, 0.05], visible: true },
    { args: [LOSSES, 1, 0] },
    { args: [[1, 0.8, 0.85, 0.83, 0.82, 0.84, 0.86, 0.87, 0.79], 3, 0] },
    { args: [[0.9, Number.NaN, 0.8, 0.85, Number.NaN, 0.7], 2, 0] },
    { args: [[1, 0.98, 0.96, 0.94, 0.5], 3, 0.05] },
    { args: [[3, 2, 1], 5, 0] },
    { args: [[], 1, 0] },
  ],
  slips: ['against-the-previous', 'the-last-is-kept', 'not-a-number-is-new', 'any-lower-is-kept'],
})
