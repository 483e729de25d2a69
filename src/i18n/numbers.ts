/**
 * Numbers as text. Written by hand, without `Intl`, so that the page built in Node and every browser show the same
 * characters: a true minus, a comma between thousands, a narrow no-break space before the percent sign.
 * English and Korean write numbers alike.
 */

const MINUS = '\u2212'
const NARROW_NO_BREAK_SPACE = '\u202f'
const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** How a page writes numbers. Values are plain; shares are between 0 and 1. */
export interface NumberFormat {
  /** This many significant digits, three unless told: `43.1`, `0.540`, `2,030`. */
  significant(value: number, digits?: number): string
  /** At most three significant digits and no idle zeros, for settings and ticks: `0.01`, `1,500`, `10⁻⁶`. */
  short(value: number): string
  /** A fixed number of decimals: `2.03`, `1,200`. */
  fixed(value: number, decimals: number): string
  /** A share as a percentage: 0.193 is `19.3 %`. */
  percent(value: number, decimals?: number): string
  /** A difference of two shares in percentage points, without its word: −0.072 is `−7.2`. */
  points(value: number, decimals?: number): string
  /** A plus before what is above zero: `+5`. Takes text, so that it follows any of the others. */
  signed(text: string): string
  /** `[−9.1, −5.3]`, which no line breaks. Takes text, so that it follows any of the others. */
  interval(low: string, high: string): string
}

/** The decimals that give `value` so many significant digits; 0 for large values and for zero. */
export function decimalsFor(value: number, digits = 3): number {
  if (!Number.isFinite(value) || value === 0) return 0
  return Math.max(0, digits - 1 - exponentOf(value, digits))
}

export const numbers: NumberFormat = {
  significant: (value, digits = 3) =>
    isExtreme(value) ? scientific(value, digits) : fixed(value, value === 0 ? 0 : decimalsFor(value, digits)),
  short: (value) =>
    isExtreme(value) ? scientific(value, 3, true) : withoutIdleZeros(fixed(value, decimalsFor(value))),
  fixed,
  percent: (value, decimals = 1) => `${fixed(value * 100, decimals)}${NARROW_NO_BREAK_SPACE}%`,
  points: (value, decimals = 1) => fixed(value * 100, decimals),
  signed: (text) => (/[1-9]/.test(text) && !text.startsWith(MINUS) ? `+${text}` : text),
  interval: (low, high) => `[${low},\u00a0${high}]`,
}

/** `toFixed` is defined exactly by the language, so engines agree on every digit. */
function fixed(value: number, decimals: number): string {
  if (Number.isNaN(value)) return 'NaN'
  if (!Number.isFinite(value)) return value > 0 ? '∞' : `${MINUS}∞`
  if (Math.abs(value) >= 1e15) return scientific(value, 3)
  const digits = Math.abs(value).toFixed(decimals)
  const [whole = '', fraction] = digits.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  const sign = value < 0 && /[1-9]/.test(digits) ? MINUS : ''
  return sign + (fraction === undefined ? grouped : `${grouped}.${fraction}`)
}

/** The exponent after rounding: 0.9996 to three digits is 1.00, so its exponent is 0. */
function exponentOf(value: number, digits: number): number {
  return Number(value.toExponential(digits - 1).split('e')[1])
}

function isExtreme(value: number): boolean {
  const size = Math.abs(value)
  return Number.isFinite(value) && size !== 0 && (size < 1e-4 || size >= 1e7)
}

function scientific(value: number, digits: number, idleZerosOff = false): string {
  const [mantissa = '', exponent = ''] = Math.abs(value)
    .toExponential(digits - 1)
    .split('e')
  const sign = value < 0 ? MINUS : ''
  const raised = [...exponent.replace('+', '')].map((c) => (c === '-' ? '⁻' : SUPERSCRIPTS[Number(c)])).join('')
  const factor = idleZerosOff ? withoutIdleZeros(mantissa) : mantissa
  return factor === '1' ? `${sign}10${raised}` : `${sign}${factor}\u00a0×\u00a010${raised}`
}

function withoutIdleZeros(text: string): string {
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}
