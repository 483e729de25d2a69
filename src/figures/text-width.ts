/** Widths of Latin glyphs in thousandths of the size, weight 400, of the interface face; other letters default to 540. */
const WIDTHS: readonly (readonly [string, number])[] = [
  [' \u202f\u00a0', 200],
  [",.:;ijl|·!'’‘", 260],
  ['Ift()[]{}-/\\r', 340],
  ['szcxvyJkFLY*?"', 470],
  ['0123456789+−<>=_aegV', 505],
  ['CPRKBDGUHNOQ&', 640],
  ['wmMW%@…', 840],
]
const WIDTH_OF = new Map(WIDTHS.flatMap(([glyphs, width]) => [...glyphs].map((glyph) => [glyph, width] as const)))
const OTHER = 550
/** Hangul and what else is set square. */
const SQUARE = 940

/**
 * About how wide a text is in the interface face, in px: a little more than it is. Figures are drawn at build time,
 * where nothing can be measured, and the client must come to the same picture.
 */
export function textWidth(text: string, size: number, weight: 400 | 600 = 400): number {
  let thousandths = 0
  for (const glyph of text)
    thousandths += WIDTH_OF.get(glyph) ?? (glyph >= '\u1100' && glyph < '\ufb00' ? SQUARE : OTHER)
  return (thousandths / 1000) * size * (weight === 600 ? 1.04 : 1)
}

/** The text, cut and ended with an ellipsis where it is wider than `limit` px. */
export function fitText(text: string, limit: number, size: number, weight: 400 | 600 = 400): string {
  if (text === '' || textWidth(text, size, weight) <= limit) return text
  let cut = text
  while (cut.length > 1 && textWidth(`${cut}…`, size, weight) > limit) cut = cut.slice(0, -1)
  return `${cut.replace(/[\s,]+$/, '')}…`
}

/** The first words of a text that fit into `limit` px together, at least one, which is cut if need be; and the others. */
export function breakText(text: string, limit: number, size: number, weight: 400 | 600 = 400): [string, string] {
  const words = text.split(' ')
  const first = (count: number): string => words.slice(0, count).join(' ')
  let count = words.length
  while (count > 1 && textWidth(first(count), size, weight) > limit) count--
  return [fitText(first(count), limit, size, weight), words.slice(count).join(' ')]
}
