function answer() {
  const [classes, smoothing] = [3, 0.3]
  return 1 / classes - (1 - smoothing + smoothing / classes)
}
