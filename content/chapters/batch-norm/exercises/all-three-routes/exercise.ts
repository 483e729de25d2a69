import { defineExercise } from '#exercises/define.ts'

/** What the forward pass keeps: the normalized values, and what they were divided by. */
const kept = (x: readonly number[], epsilon: number) => {
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length
  const variance = x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length
  const sigma = Math.sqrt(variance + epsilon)
  return [x.map((value) => (value - mean) / sigma), sigma] as const
}

export default defineExercise({
  kind: 'code',
  function: 'backward',
  tasks: [
    { args: [[1, 0, 0, 0], ...kept([0, 0, 4, 4], 0), 1], visible: true },
    { args: [[1, 1, 1], ...kept([2, -1, 5], 0.01), 3], visible: true },
    { args: [[0.3, -1.2, 0.7, 0.1, 2], ...kept([1.5, -0.5, 0.25, 3, -2], 0.01), 1.7], tolerance: 1e-6 },
    { args: [[1, -2], ...kept([3, 7], 1), -0.5], tolerance: 1e-6 },
    { args: [[4], ...kept([5], 0.01), 2] },
    { args: [[1, -1, 2], ...kept([3, 3, 3], 0.25), 1], tolerance: 1e-6 },
  ],
  slips: ['constants', 'mean-only', 'variance-only', 'undivided', 'scale-forgotten'],
})
