function answer() {
  const [batch, rho, input] = [[1, 1, 5, 5], 0.1, 5]
  const mean = batch.reduce((sum, x) => sum + x, 0) / batch.length
  const unbiased = batch.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (batch.length - 1)
  const runningMean = rho * mean
  const runningVariance = (1 - rho) * 1 + rho * unbiased
  return (input - runningMean) / Math.sqrt(runningVariance)
}
