function answer() {
  const [b, mean, variance, gamma, beta] = [2, 4, 9, 6, 1]
  return (gamma * (b - mean)) / Math.sqrt(variance) + beta
}
