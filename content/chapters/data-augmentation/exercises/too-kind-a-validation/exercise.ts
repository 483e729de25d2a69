import { defineExercise } from '#exercises/define.ts'

const scans = (...names: readonly string[]) => names.map((name, k) => ({ name, pixels: [k, 1, 2] }))
const random = [
  0.81, 0.12, 0.55, 0.37, 0.93, 0.04, 0.68, 0.29, 0.46, 0.74, 0.19, 0.88, 0.61, 0.33, 0.97, 0.08, 0.52, 0.24,
]

export default defineExercise({
  kind: 'hunt',
  function: 'prepare',
  tasks: [
    { args: [scans('a', 'b', 'c', 'd'), 1, random.slice(0, 12)], visible: true },
    { args: [scans('a', 'b', 'c', 'd', 'e', 'f'), 2, random] },
    { args: [scans('a', 'b', 'c'), 0, random] },
    { args: [scans('a', 'b', 'c', 'd', 'e'), 3, random.toReversed()] },
  ],
  slips: ['held-out-copies', 'never-shuffled', 'copies-gone'],
})
