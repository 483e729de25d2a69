/**
 * The cross-entropy of a softmax with a label that is smoothed
 * over all classes.
 *
 * @param {number[]} logits
 * @param {number} correct the index of the right class
 * @param {number} smoothing
 * @returns {number}
 */
function smoothedLoss(logits, correct, smoothing) {
  const largest = Math.max(...logits)
  const logSum = largest + Math.log(logits.reduce((sum, z) => sum + Math.exp(z - largest), 0))
  return logits.reduce((loss, z, k) => {
    const target = k === correct ? 1 - smoothing : smoothing / (logits.length - 1)
    return loss + target * (logSum - z)
  }, 0)
}
