import { defineExercise } from '#exercises/define.ts'

const example = (...input: number[]) => ({ input, label: [input[0]!, 1 - input[0]!] })

export default defineExercise({
  kind: 'hunt',
  function: 'mixBatch',
  tasks: [
    { args: [[example(1, 8), example(0, 4)], [0, 1], 0.5], visible: true },
    { args: [[example(1, 8), example(0, 4), example(0, 0)], [1, 2, 0], 0.5], visible: true },
    { args: [[example(1, 8), example(0, 4)], [1, 0], 0.75] },
    { args: [[example(1, 3), example(0, 5), example(1, -1), example(0, 2)], [3, 0, 1, 2], 0.25] },
    { args: [[example(0, 5), example(1, 2)], [1, 0], 1] },
    { args: [[], [], 0.5] },
  ],
  slips: ['backwards', 'labels-left', 'partner-kept'],
})
