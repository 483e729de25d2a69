/** How TeX names the Greek letters, in the order of their code points from α on; ο has no name of its own. */
const GREEK =
  'alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau upsilon varphi chi psi omega'.split(
    ' ',
  )
const SUBSCRIPTS = '₀₁₂₃₄₅₆₇₈₉'

/** An option's symbol, which is TeX, as plain text for figures: `\lambda` is λ, `h_1` is h₁. Letters do not stand below, so `\sigma_w` is σ. */
export function symbolText(tex: string): string {
  return tex
    .replace(/\\([a-z]+)/g, (command, name: string) => {
      const index = GREEK.indexOf(name)
      return index < 0 ? command : String.fromCodePoint(0x3b1 + index)
    })
    .replace(/_(\d)/g, (_, digit: string) => SUBSCRIPTS[Number(digit)]!)
    .replace(/_./g, '')
}
