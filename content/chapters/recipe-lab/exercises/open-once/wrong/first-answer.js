/** Opens once: a second look at it throws an error. */
class SealedTest {
  /** @type {number[]} */
  #labels
  #accuracy = -1

  /** @param {number[]} labels */
  constructor(labels) {
    this.#labels = labels
  }

  /**
   * @param {number[]} predicted one class for each example
   * @returns {number} the accuracy
   */
  open(predicted) {
    if (this.#accuracy >= 0) return this.#accuracy
    const right = this.#labels.filter((label, index) => label === predicted[index]).length
    this.#accuracy = right / this.#labels.length
    return this.#accuracy
  }
}

/**
 * Looks once with each of the predictions, and gives the
 * accuracies. It is called with a new test set each time;
 * leave it as it is.
 *
 * @param {number[]} labels
 * @param {number[][]} looks
 * @returns {number[]}
 */
function lookAt(labels, looks) {
  const test = new SealedTest(labels)
  return looks.map((predicted) => test.open(predicted))
}
