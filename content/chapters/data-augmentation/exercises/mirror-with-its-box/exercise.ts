import { defineExercise } from '#exercises/define.ts'

const row = [1, 2, 3, 4, 5, 6, 7, 8]

export default defineExercise({
  kind: 'code',
  function: 'mirror',
  tasks: [
    { args: [[row], { left: 1, right: 4 }], visible: true },
    {
      args: [
        [
          [1, 0, 0],
          [1, 1, 0],
        ],
        { left: 0, right: 2 },
      ],
      visible: true,
    },
    { args: [[row.toReversed()], { left: 4, right: 7 }] },
    { args: [[[5, 6]], { left: 0, right: 2 }] },
    { args: [[[1, 2, 3]], { left: 1, right: 1 }] },
  ],
  slips: ['one-column-off', 'empty-box', 'overwritten'],
})
