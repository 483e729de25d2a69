function answer() {
  const [sharp, flat, height] = [9, 1, 0.25]
  return Math.sqrt((2 * height) / (sharp - flat))
}
