function answer() {
  const [x, delta, gamma] = [[1, 1, 5, 5], [0, 0, 0, 1], 3]
  /** @type {(values: number[]) => number} */
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
  const mu = mean(x)
  const sigma = Math.sqrt(mean(x.map((value) => (value - mu) ** 2)))
  const normalized = x.map((value) => (value - mu) / sigma)
  return (gamma / sigma) * (delta[2] - mean(delta) - normalized[2] * mean(delta.map((d, i) => d * normalized[i])))
}
