import { defineExercise } from '#exercises/define.ts'

export default defineExercise({
  kind: 'code',
  function: 'lookAt',
  tasks: [
    { args: [[1, 0, 1, 1], [[1, 0, 0, 1]]], visible: true },
    {
      args: [
        [1, 0],
        [
          [1, 0],
          [1, 0],
        ],
      ],
      visible: true,
    },
    { args: [[2, 2, 2], [[0, 0, 0]]] },
    {
      args: [
        [2, 1, 0],
        [
          [2, 1, 1],
          [2, 1, 0],
          [2, 1, 0],
        ],
      ],
    },
    { args: [[3], []] },
    { args: [[3], [[3]]] },
  ],
  slips: ['opens-again', 'silent', 'shared', 'first-answer'],
})
