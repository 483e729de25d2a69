function answer() {
  const [w, g, learningRate, lambda] = [2, -1, 0.5, 0.1]
  return w - learningRate * (g + lambda * w)
}
