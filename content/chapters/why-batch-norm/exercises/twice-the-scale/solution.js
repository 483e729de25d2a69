function answer() {
  const [delta, normalized, gamma, sigma] = [[1, 0, 0, 0], [-1, -1, 1, 1], 2, 2]
  const squared = delta.reduce((sum, d) => sum + d * d, 0)
  const alongOnes = delta.reduce((sum, d) => sum + d, 0)
  const alongNormalized = delta.reduce((sum, d, i) => sum + d * normalized[i], 0)
  return (gamma ** 2 / sigma ** 2) * (squared - alongOnes ** 2 / delta.length - alongNormalized ** 2 / delta.length)
}
