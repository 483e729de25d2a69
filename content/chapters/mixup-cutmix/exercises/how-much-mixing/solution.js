function answer() {
  const alpha = 1
  return alpha / (2 * (2 * alpha + 1))
}
