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
    const mean = own.reduce((sum, { validation }) => sum + validation, 0) / own.length
    const squares = own.reduce((sum, { validation }) => sum + (validation - mean) ** 2, 0)
    return { recipe, techniques: own[0].techniques, mean, error: Math.sqrt(squares / (own.length - 1)) }
  })
  const best = candidates.reduce((a, b) => (b.mean > a.mean ? b : a))
  const level = candidates.filter(({ mean }) => mean >= best.mean - best.error)
  level.sort((a, b) => a.techniques - b.techniques || b.mean - a.mean)
  return level[0].recipe
}
