function answer() {
  const group = [1, 3, 5, 7]
  const mean = group.reduce((sum, x) => sum + x, 0) / group.length
  const variance = group.reduce((sum, x) => sum + (x - mean) ** 2, 0) / group.length
  return (3 - mean) / Math.sqrt(variance)
}
