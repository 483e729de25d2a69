function answer() {
  // The gradient of λ′‖w‖² is 2λ′w; PyTorch adds weight_decay · w.
  const weightDecay = 0.01
  return weightDecay / 2
}
