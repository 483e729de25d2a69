function answer() {
  const [classes, smoothing] = [4, 0.2]
  return Math.log(1 + (classes * (1 - smoothing)) / smoothing)
}
