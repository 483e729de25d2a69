function answer() {
  const [mean, variance, examples, share] = [3, 4, 4, 0.5]
  return (1 - share) ** 2 * mean ** 2 + (share ** 2 * variance) / examples
}
