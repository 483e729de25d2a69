/** A test set that opens once: a second look at it throws an error. */
class SealedTest {
  /** @type {number[]} */
  #labels

  /** @param {number[]} labels */
  constructor(labels) {
    this.#labels = labels
  }

  /**
   * @param {number[]} predicted the class predicted for each example
   * @returns {number} the accuracy
   */
  open(predicted) {
    const right = this.#labels.filter((label, index) => label === predicted[index]).length
    return right / this.#labels.length
  }
}

/**
 * Looks once with each of the predictions, and gives the accuracies. It is called with a new test set each time; leave it
 * as it is.
 *
 * @param {number[]} labels
 * @param {number[][]} looks
 * @returns {number[]}
 */
function lookAt(labels, looks) {
  const test = new SealedTest(labels)
  return looks.map((predicted) => test.open(predicted))
}
