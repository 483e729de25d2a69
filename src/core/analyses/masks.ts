/** All masks of a few units. */
import { SpecError } from '../units.ts'

/** Each mask, 1 where a unit is kept, with its chance where each is dropped with probability p; all kept comes last. */
export function allMasks(units: number, p: number): readonly { mask: readonly number[]; chance: number }[] {
  return Array.from({ length: 1 << units }, (_, code) => {
    const mask = Array.from({ length: units }, (_, j) => (code >> j) & 1)
    return { mask, chance: mask.reduce((chance, kept) => chance * (kept ? 1 - p : p), 1) }
  })
}

/** w_j x_j, what each input adds. */
export function contributions(inputs: readonly number[], weights: readonly number[]): readonly number[] {
  if (inputs.length !== weights.length)
    throw new SpecError(`There are ${inputs.length} inputs but ${weights.length} weights: give as many of each.`)
  return inputs.map((x, j) => x * weights[j]!)
}
