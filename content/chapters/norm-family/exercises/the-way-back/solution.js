function answer() {
  const [x, delta] = [
    [1, 3, 5, 7],
    [0, 1, 0, 0],
  ]
  /** @type {(values: number[]) => number} */
  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length
  const mu = mean(x)
  const sigma = Math.sqrt(mean(x.map((value) => (value - mu) ** 2)))
  const normalized = x.map((value) => (value - mu) / sigma)
  return (delta[1] - mean(delta) - normalized[1] * mean(delta.map((d, i) => d * normalized[i]))) / sigma
}
