import { defineExercise } from '#exercises/define.ts'

const normals = [0.5, -1, 2, 0.1, -0.3, 1.5, -2, 0.7]

export default defineExercise({
  kind: 'code',
  function: 'show',
  tasks: [
    { args: [[1, 2], ['train', 'train'], 0.1, normals], visible: true },
    { args: [[1, 2], ['train', 'eval', 'eval', 'train'], 0.1, normals], visible: true },
    { args: [[0], ['eval', 'train', 'eval', 'train', 'train'], 2, normals] },
    { args: [[1, 0, -1], ['train', 'train'], 0, normals] },
    { args: [[3], ['eval'], 1, []] },
    { args: [[], ['train', 'eval'], 1, normals] },
  ],
  slips: ['drawn-once', 'on-in-evaluation', 'piling-up', 'drawn-and-thrown-away'],
})
