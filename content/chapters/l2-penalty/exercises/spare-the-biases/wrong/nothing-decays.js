/**
 * One step of gradient descent on the loss plus λ/2 times the
 * squared norm of the weights.
 *
 * @param {{
 *   kind: string, value: number, gradient: number
 * }[]} parameters each of kind 'weight', 'bias' or 'norm'
 * @param {number} learningRate
 * @param {number} lambda
 * @returns {number[]} the new value of each parameter
 */
function l2Step(parameters, learningRate, lambda) {
  return parameters.map(({ value, gradient }) => {
    return value - learningRate * gradient
  })
}
