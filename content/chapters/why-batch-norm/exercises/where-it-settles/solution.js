function answer() {
  const [learningRate, lambda, gradient] = [0.2, 0.001, 1]
  const squaredLength = Math.sqrt((learningRate * gradient ** 2) / (2 * lambda))
  return learningRate / squaredLength
}
