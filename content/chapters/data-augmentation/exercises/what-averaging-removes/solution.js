function answer() {
  const orbits = [
    [0, 4],
    [3, 3],
  ]
  const mean = (/** @type {number[]} */ values) => values.reduce((sum, value) => sum + value, 0) / values.length
  return mean(orbits.map((views) => mean(views.map((loss) => (loss - mean(views)) ** 2))))
}
