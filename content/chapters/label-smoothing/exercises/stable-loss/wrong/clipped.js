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
  const exponentials = logits.map((z) => Math.exp(z - largest))
  const sum = exponentials.reduce((a, b) => a + b, 0)
  return exponentials.reduce((loss, e, k) => {
    const target = (k === correct ? 1 - smoothing : 0) + smoothing / logits.length
    return loss - target * Math.log(e / sum + 1e-12)
  }, 0)
}
