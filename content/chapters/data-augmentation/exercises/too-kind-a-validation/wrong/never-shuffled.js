/**
 * A row of pixels.
 *
 * @typedef {{ name: string, pixels: number[] }} Scan
 */

/**
 * A scan, and two copies of it shifted by one pixel.
 *
 * @param {Scan} scan
 */
function copies({ name, pixels }) {
  const left = [...pixels.slice(1), 0]
  const right = [0, ...pixels.slice(0, -1)]
  return [
    { name, pixels },
    { name: `${name} left`, pixels: left },
    { name: `${name} right`, pixels: right },
  ]
}

/**
 * @param {Scan[]} list
 * @param {number[]} random
 */
function shuffle(list, random) {
  const keyed = list.map((one, place) => {
    return { one, key: random[place] ?? 1 }
  })
  keyed.sort((a, b) => a.key - b.key)
  return keyed.map(({ one }) => one)
}

/** @param {Scan[]} list */
function names(list) {
  return list.map(({ name }) => name).sort()
}

/**
 * Training and validation examples from a list of scans.
 *
 * @param {Scan[]} scans
 * @param {number} held how many scans are held out
 * @param {number[]} _random numbers between 0 and 1, to
 *   shuffle with
 * @returns {{ train: string[], validation: string[] }}
 *   names, in the order of the alphabet
 */
function prepare(scans, held, _random) {
  const all = scans
  const train = all.slice(held).flatMap(copies)
  const validation = all.slice(0, held)
  return {
    train: names(train),
    validation: names(validation),
  }
}
