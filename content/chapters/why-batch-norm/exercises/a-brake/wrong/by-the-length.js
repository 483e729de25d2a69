/**
 * The effective learning rate of weights before a normalization, after each step. A step multiplies the length by
 * 1 − ηλ and adds, at a right angle, η times a gradient whose length is G divided by the length before the step.
 *
 * @param {number} length of the weights at the start
 * @param {number} gradient G, the length of the gradient where the weights have length one
 * @param {number} learningRate
 * @param {number} lambda
 * @param {number} steps
 * @returns {number[]}
 */
function effectiveRates(length, gradient, learningRate, lambda, steps) {
  const rates = []
  let squared = length ** 2
  for (let step = 0; step < steps; step++) {
    squared = (1 - learningRate * lambda) ** 2 * squared + (learningRate * gradient) ** 2 / squared
    rates.push(learningRate / Math.sqrt(squared))
  }
  return rates
}
