function answer() {
  const kept = 1 - 0.2
  return Math.sqrt(kept)
}
