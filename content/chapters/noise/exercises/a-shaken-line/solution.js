function answer() {
  const [slope, input, target] = [3, 1, 2]
  const losses = [1, -1].map((noise) => (slope * (input + noise) - target) ** 2)
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length
}
