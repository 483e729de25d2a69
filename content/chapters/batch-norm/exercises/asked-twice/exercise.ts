import { defineExercise } from '#exercises/define.ts'

const training = [
  [0, 0, 4, 4],
  [1, 3, 5, 3],
  [2, -1, 4, 7],
]

export default defineExercise({
  kind: 'hunt',
  function: 'serve',
  tasks: [
    {
      args: [
        training,
        [
          [4, 2],
          [4, 2],
        ],
        0.5,
      ],
      visible: true,
    },
    {
      args: [
        training,
        [
          [4, 9, 9, 9],
          [4, 2],
        ],
        0.5,
      ],
    },
    { args: [training, [[4, 4]], 0.1] },
    { args: [training, [[4], [4]], 0.1] },
    { args: [training, [], 0.1] },
    { args: [[], [[1, -1]], 0.1] },
  ],
  slips: ['of-the-batch', 'left-out', 'never-updated'],
})
