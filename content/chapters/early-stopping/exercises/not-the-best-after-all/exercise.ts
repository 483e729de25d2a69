import { defineExercise } from '#exercises/define.ts'

const line = (slope: number, ...places: readonly number[]) => places.map((x) => ({ x, y: slope * x }))

export default defineExercise({
  kind: 'hunt',
  function: 'fitAndRestore',
  tasks: [
    { args: [line(2, -1, 1), line(1, -2, 0.5), 20, 0.3], visible: true },
    { args: [line(2, -1, 1, 3), line(2, -2, 2), 3, 0.1], visible: true },
    {
      args: [
        [{ x: 1, y: 3 }],
        [
          { x: 1, y: 1 },
          { x: -1, y: 0 },
        ],
        10,
        0.2,
      ],
    },
    { args: [line(1, 1, 2), line(-1, 1, 2), 5, 0.1] },
    { args: [line(1, 1), line(1, 1), 0, 0.1] },
  ],
  slips: ['copied-too-late', 'one-step-late'],
})
