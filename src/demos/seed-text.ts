/** Seeds as a reader types them. */

/** The largest seed of a page; the first is 0. */
export const MAX_SEED = 999_999
/** How many seeds a reader may compare over. */
export const [FEWEST_SEEDS, MOST_SEEDS] = [2, 200] as const

/** A seed; null for what is none. */
export const seedIn = (text: string): number | null => wholeNumber(text, 0, MAX_SEED)

/** How many seeds; null for what is no such number. */
export const seedCountIn = (text: string): number | null => wholeNumber(text, FEWEST_SEEDS, MOST_SEEDS)

function wholeNumber(text: string, low: number, high: number): number | null {
  const value = Number(text)
  return text.trim() !== '' && Number.isInteger(value) && value >= low && value <= high ? value : null
}
