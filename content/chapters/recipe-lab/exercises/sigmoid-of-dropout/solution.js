function answer() {
  /** @param {number} x */
  const sigmoid = (x) => 1 / (1 + Math.exp(-x))
  const [x, p] = [-2, 0.2]
  return p * sigmoid(0) + (1 - p) * sigmoid(x / (1 - p))
}
