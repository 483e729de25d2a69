function answer() {
  const [channels, height, width, groups] = [32, 8, 8, 8]
  return (channels / groups) * height * width
}
