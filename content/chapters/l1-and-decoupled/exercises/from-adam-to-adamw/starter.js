/**
 * Adam on one weight, with weight decay.
 *
 * @param {number} w
 * @param {number[]} gradients one for each step, without
 *   any price
 * @param {number} learningRate
 * @param {number} lambda
 * @returns {number} the weight after the last step
 */
function train(w, gradients, learningRate, lambda) {
  let m = 0
  let v = 0
  let step = 0
  for (const gradient of gradients) {
    step++
    const g = gradient + lambda * w
    m = 0.9 * m + 0.1 * g
    v = 0.999 * v + 0.001 * g ** 2
    const mHat = m / (1 - 0.9 ** step)
    const vHat = v / (1 - 0.999 ** step)
    const root = Math.sqrt(vHat) + 1e-8
    w -= (learningRate * mHat) / root
  }
  return w
}
