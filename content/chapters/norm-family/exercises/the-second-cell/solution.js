function answer() {
  const group = [3, 5, 9, 11]
  const mean = group.reduce((sum, x) => sum + x, 0) / group.length
  const variance = group.reduce((sum, x) => sum + (x - mean) ** 2, 0) / group.length
  return (9 - mean) / Math.sqrt(variance)
}
