function answer() {
  const [h, p] = [6, 0.25]
  const q = 1 - p
  return q * (h / q - h) ** 2 + p * (0 - h) ** 2
}
