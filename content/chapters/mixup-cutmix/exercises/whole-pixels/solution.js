function answer() {
  const [length, kappa] = [8, 0.36]
  const side = Math.round(length * Math.sqrt(1 - kappa))
  return 1 - (side * side) / (length * length)
}
