function answer() {
  const [rate, factor] = [0.3, 10]
  return rate / factor ** 2
}
