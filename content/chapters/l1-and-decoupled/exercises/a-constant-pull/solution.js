function answer() {
  const [curvature, best, price] = [4, -1.5, 1]
  return Math.sign(best) * Math.max(Math.abs(best) - price / curvature, 0)
}
