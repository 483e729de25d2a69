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
  const candidates = [...new Set(runs.map(({ recipe }) => recipe))].map((recipe) => {
    const own = runs.filter((run) => run.recipe === recipe)
    return { recipe, mean: own.reduce((sum, { validation }) => sum + validation, 0) / own.length }
  })
  return candidates.reduce((a, b) => (b.mean > a.mean ? b : a)).recipe
}
