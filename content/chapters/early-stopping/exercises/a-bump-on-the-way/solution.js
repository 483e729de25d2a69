function answer() {
  const losses = [1, 0.8, 0.85, 0.83, 0.82, 0.84, 0.86, 0.87, 0.79]
  let best = Number.POSITIVE_INFINITY
  let waited = 0
  let checks = 0
  for (const loss of losses) {
    if (waited === 3) break
    waited = loss < best ? 0 : waited + 1
    best = Math.min(best, loss)
    checks++
  }
  return checks
}
