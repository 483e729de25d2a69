/**
 * What a network is shown, pass by pass: noisy inputs in
 * training, the inputs as they are in evaluation.
 *
 * @param {number[]} inputs
 * @param {('train' | 'eval')[]} passes
 * @param {number} deviation
 * @param {number[]} normals standard normal numbers, to
 *   be used in their order, one for each input with noise
 * @returns {number[][]} the inputs of each pass
 */
function show(inputs, passes, deviation, normals) {
  let used = 0
  /** @param {number[]} clean */
  function noisy(clean) {
    return clean.map((x) => {
      const normal = normals[used++] ?? 0
      return x + deviation * normal
    })
  }
  return passes.map(() => noisy(inputs))
}
