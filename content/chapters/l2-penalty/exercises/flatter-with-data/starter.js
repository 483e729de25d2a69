/**
 * Fits the line y = w x + b by gradient descent on the mean
 * of ½(w x + b − y)², plus λ/2 · w².
 *
 * @param {{ x: number, y: number }[]} examples
 * @param {number} steps
 * @param {number} learningRate
 * @param {number} lambda
 * @returns {{ w: number, b: number }}
 */
function fit(examples, steps, learningRate, lambda) {
  const n = examples.length
  let w = 0
  let b = 0
  for (let step = 0; step < steps; step++) {
    let gradientOfW = 0
    let gradientOfB = 0
    for (const { x, y } of examples) {
      const error = w * x + b - y
      gradientOfW += (error * x) / n + lambda * w
      gradientOfB += error / n
    }
    w -= learningRate * gradientOfW
    b -= learningRate * gradientOfB
  }
  return { w, b }
}
