import { defineExercise } from '#exercises/define.ts'

const runs = (recipe: string, techniques: number, ...accuracies: readonly number[]) =>
  accuracies.map((validation) => ({ recipe, techniques, validation }))

export default defineExercise({
  kind: 'code',
  function: 'selectRecipe',
  tasks: [
    { args: [[...runs('plain', 0, 0.8, 0.82, 0.81), ...runs('dropout', 1, 0.9, 0.91, 0.92)]], visible: true },
    { args: [[...runs('decay', 1, 0.93, 0.92, 0.94), ...runs('all', 6, 0.9, 0.97, 0.93)]], visible: true },
    { args: [[...runs('all', 3, 0.88, 0.96, 0.92), ...runs('decay', 1, 0.88, 0.89, 0.88)]] },
    { args: [[...runs('lucky', 1, 0.99, 0.81, 0.84), ...runs('steady', 2, 0.93, 0.94, 0.92)]] },
    {
      args: [
        [
          ...runs('both', 2, 0.9, 0.96, 0.93),
          ...runs('one', 1, 0.91, 0.93, 0.92),
          ...runs('other', 1, 0.93, 0.91, 0.935),
        ],
      ],
    },
    { args: [[...runs('plain', 0, 0.5, 0.6), ...runs('decay', 1, 0.9, 0.9), ...runs('equal', 2, 0.9, 0.9)]] },
    { args: [[...runs('only', 4, 0.7, 0.72)]] },
  ],
  slips: ['best-run', 'best-mean', 'deviation', 'simplest'],
})
