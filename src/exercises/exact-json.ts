/** JSON that keeps the numbers that JSON lacks: NaN, the infinities and −0, each written as `{"number":"NaN"}`. */

const ONLY = 'number'

/** As text; `readExact` reads it. */
export const writeExact = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => {
    if (typeof one === 'number' && (!Number.isFinite(one) || Object.is(one, -0)))
      return { [ONLY]: Object.is(one, -0) ? '-0' : String(one) }
    return one
  })

/** Reads what `writeExact` has written. */
export const readExact = (text: string): unknown =>
  JSON.parse(text, (_, one: unknown) => {
    if (typeof one !== 'object' || one === null || Array.isArray(one)) return one
    const only = (one as Record<string, unknown>)[ONLY]
    return Object.keys(one).length === 1 && typeof only === 'string' ? Number(only) : one
  })
