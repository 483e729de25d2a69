function answer() {
  const [accuracy, examples, expectedMaximum] = [0.9, 200, 1.163]
  return Math.sqrt((accuracy * (1 - accuracy)) / examples) * expectedMaximum
}
