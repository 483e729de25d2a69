/**
 * Training and validation examples from a list of scans. A scan is a row of pixels here; its copies are shifted by one
 * pixel to either side.
 *
 * @param {{ name: string, pixels: number[] }[]} scans
 * @param {number} held how many scans are held out for validation
 * @param {number[]} random numbers between 0 and 1 that decide who is held out
 * @returns {{ train: string[], validation: string[] }} names, in the order of the alphabet
 */
function prepare(scans, held, random) {
  const copies = (/** @type {{ name: string, pixels: number[] }} */ { name, pixels }) => [
    { name, pixels },
    { name: `${name} left`, pixels: [...pixels.slice(1), 0] },
    { name: `${name} right`, pixels: [0, ...pixels.slice(0, -1)] },
  ]
  const shuffled = (/** @type {{ name: string, pixels: number[] }[]} */ list) =>
    list
      .map((one, place) => ({ one, key: random[place] ?? 1 }))
      .sort((a, b) => a.key - b.key)
      .map(({ one }) => one)
  const names = (/** @type {{ name: string }[]} */ list) => list.map(({ name }) => name).sort()
  return { train: names(scans.slice(held).flatMap(copies)), validation: names(scans.slice(0, held)) }
}
