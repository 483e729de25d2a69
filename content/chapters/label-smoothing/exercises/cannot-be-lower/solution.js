function answer() {
  const [classes, smoothing] = [4, 0.2]
  const target = Array.from({ length: classes }, (_, k) => (k === 0 ? 1 - smoothing : 0) + smoothing / classes)
  return -target.reduce((sum, y) => sum + y * Math.log(y), 0)
}
