/**
 * The effective learning rate of weights before a
 * normalization, after each step. A step multiplies the
 * length by 1 − ηλ and adds, at a right angle, η times a
 * gradient whose length is G divided by the length before.
 *
 * @param {number} start the length of the weights at first
 * @param {number} gradient its length G at weights of length 1
 * @param {number} eta the learning rate
 * @param {number} lambda
 * @param {number} steps
 * @returns {number[]}
 */
function effectiveRates(start, gradient, eta, lambda, steps) {
  const rates = []
  let squared = start ** 2
  for (let step = 0; step < steps; step++) {
    squared = (1 - eta * lambda) ** 2 * squared + (eta * gradient) ** 2
    rates.push(eta / squared)
  }
  return rates
}
