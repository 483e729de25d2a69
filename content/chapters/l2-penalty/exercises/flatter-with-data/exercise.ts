import { defineExercise } from '#exercises/define.ts'

const line = (count: number) =>
  Array.from({ length: count }, (_, k) => ({ x: (2 * k) / (count - 1) - 1, y: (4 * k) / (count - 1) - 1 }))

export default defineExercise({
  kind: 'hunt',
  function: 'fit',
  tasks: [
    { args: [line(2), 200, 0.1, 0.1], tolerance: 1e-6, visible: true },
    { args: [[...line(2), ...line(2)], 200, 0.1, 0.1], tolerance: 1e-6, visible: true },
    { args: [line(20), 200, 0.1, 0.1], tolerance: 1e-6 },
    { args: [line(5), 200, 0.1, 0], tolerance: 1e-6 },
    { args: [[{ x: 1, y: 3 }], 10, 0.5, 1], tolerance: 1e-6 },
  ],
  slips: ['divided', 'dropped', 'bias-too'],
})
