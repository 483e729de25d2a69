function answer() {
  const deviation = 0.5
  // Half of σ² ‖w‖² is added to the loss, and λ/2 ‖w‖² is to be the same.
  return deviation ** 2
}
