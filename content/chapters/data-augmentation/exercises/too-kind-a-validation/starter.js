/** @typedef {{ name: string, pixels: number[] }} Scan a row of pixels */

/**
 * A scan, and two copies of it shifted by one pixel.
 *
 * @param {Scan} scan
 */
function copies({ name, pixels }) {
  return [
    { name, pixels },
    { name: `${name} left`, pixels: [...pixels.slice(1), 0] },
    { name: `${name} right`, pixels: [0, ...pixels.slice(0, -1)] },
  ]
}

/**
 * @param {Scan[]} list
 * @param {number[]} random
 */
function shuffle(list, random) {
  const keyed = list.map((one, place) => ({ one, key: random[place] ?? 1 }))
  return keyed.sort((a, b) => a.key - b.key).map(({ one }) => one)
}

/** @param {Scan[]} list */
function names(list) {
  return list.map(({ name }) => name).sort()
}

/**
 * Training and validation examples from a list of scans.
 *
 * @param {Scan[]} scans
 * @param {number} held how many scans are held out for validation
 * @param {number[]} random numbers between 0 and 1, for the shuffling
 * @returns {{ train: string[], validation: string[] }} names, in the
 *   order of the alphabet
 */
function prepare(scans, held, random) {
  const all = shuffle(scans.flatMap(copies), random)
  const train = all.slice(held)
  const validation = all.slice(0, held)
  return { train: names(train), validation: names(validation) }
}
