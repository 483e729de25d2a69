/**
 * Fits the line y = slope · x + intercept by gradient descent
 * on the mean of ½(error)², and goes back to the best check
 * on the validation examples.
 *
 * @param {{ x: number, y: number }[]} train
 * @param {{ x: number, y: number }[]} validation
 * @param {number} steps
 * @param {number} rate
 * @returns {{
 *   loss: number,
 *   line: { slope: number, intercept: number }
 * }} the lowest validation loss, and the line that has it
 */
function fitAndRestore(train, validation, steps, rate) {
  const line = { slope: 0, intercept: 0 }
  let best = { loss: Number.POSITIVE_INFINITY, line }
  for (let step = 0; step <= steps; step++) {
    let loss = 0
    for (const { x, y } of validation) {
      const error = line.slope * x + line.intercept - y
      loss += error ** 2 / (2 * validation.length)
    }
    if (loss < best.loss) best = { loss, line }
    let slope = 0
    let intercept = 0
    for (const { x, y } of train) {
      const error = line.slope * x + line.intercept - y
      slope += (error * x) / train.length
      intercept += error / train.length
    }
    line.slope -= rate * slope
    line.intercept -= rate * intercept
  }
  return { loss: best.loss, line: { ...best.line } }
}
