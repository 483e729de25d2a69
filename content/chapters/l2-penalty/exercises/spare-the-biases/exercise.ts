import { defineExercise } from '#exercises/define.ts'

const weight = (value: number, gradient: number) => ({ kind: 'weight', value, gradient })

export default defineExercise({
  kind: 'code',
  function: 'l2Step',
  tasks: [
    { args: [[weight(3, 0.5)], 0.1, 0.2], visible: true },
    { args: [[{ kind: 'bias', value: 1, gradient: 0 }], 0.1, 0.2], visible: true },
    { args: [[weight(-1, 2), { kind: 'norm', value: 1, gradient: -0.5 }, weight(0, 0.25)], 0.1, 0.2] },
    { args: [[weight(2, -1), { kind: 'bias', value: -0.5, gradient: 4 }], 0.5, 0] },
    { args: [[], 0.1, 0.2] },
  ],
  slips: ['bias-only', 'decay-without-rate', 'nothing-decays'],
})
