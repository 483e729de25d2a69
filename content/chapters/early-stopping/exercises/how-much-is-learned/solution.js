function answer() {
  const [curvature, rate, steps] = [0.5, 0.2, 5]
  return 1 - (1 - rate * curvature) ** steps
}
