/**
 * Early stopping on a list of validation losses.
 * Checks count from 1.
 *
 * @param {number[]} losses one of each check, perhaps NaN
 * @param {number} patience
 * @param {number} minDelta an improvement is larger than this
 * @returns {{ stop: number, restored: number }} the last check
 *   made, and the one to go back to (0 if there was no best)
 */
function earlyStopping(losses, patience, minDelta) {
  let best = Number.POSITIVE_INFINITY
  let restored = 0
  let waited = 0
  let stop = 0
  for (const loss of losses) {
    stop++
    if (best - loss > minDelta) {
      best = loss
      restored = stop
      waited = 0
    } else {
      waited++
    }
    if (waited === patience) break
  }
  return { stop, restored }
}
