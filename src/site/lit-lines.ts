/** Which lines of printed source an option is at work in, and under which letter. */
import { analyses } from '#core/analyses/index.ts'
import { layers } from '#core/layers/index.ts'
import { losses } from '#core/losses/index.ts'
import { optimizers } from '#core/optimizers/index.ts'
import { symbolId } from '#core/symbol-id.ts'
import { techniques } from '#core/techniques/index.ts'
import type { Declaration } from '#core/units.ts'

/** The name of the letter of `<unit>.<option>`, such as `l2.strength`; throws a sentence where it declares none. */
export function letterOfOption(option: string): string {
  const [unit, name] = option.split('.')
  const units: readonly Declaration[] = [...techniques, ...layers, ...optimizers, ...losses, ...analyses]
  const declared = units.find(({ id }) => id === unit)?.options.find((candidate) => candidate.name === name)
  if (!declared?.symbol) throw new Error(`“${option}” is no option with a symbol: write <unit>.<option>.`)
  return symbolId(declared.symbol)
}

/** The indices of the lines that hold these texts; throws a sentence for a text that is not in exactly one. */
export function litLines(code: readonly string[], texts: readonly string[], where: string): readonly number[] {
  return texts.map((text) => {
    const found = code.flatMap((line, index) => (line.includes(text) ? [index] : []))
    if (found.length !== 1)
      throw new Error(`${where}: “${text}” stands in ${found.length} of the printed lines, not in one.`)
    return found[0]!
  })
}
