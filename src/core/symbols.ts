/** Which letters of an equation an experiment moves or shows: those that its options declare, and those of its results. */
import { declarationAt } from './option-paths.ts'
import { findUnit } from './registries.ts'
import { resolveArm } from './resolve.ts'
import { resultSymbols } from './result-symbols.ts'
import type { Spec } from './spec.ts'
import { isTree, type Json, type OptionDeclaration } from './units.ts'

/** A letter and what it stands for: an option of a unit, or a result by its metric key. */
export type BoundSymbol = { readonly tex: string; readonly unit: string } & (
  | { readonly kind: 'option'; readonly declaration: OptionDeclaration }
  | { readonly kind: 'result'; readonly name: string }
)

/** Every option with a symbol of every arm, then what the probes or the analysis show; each once. */
export function symbolsOf(spec: Spec): readonly BoundSymbol[] {
  const options = new Map<string, BoundSymbol>()
  const results: BoundSymbol[] = []
  for (const arm of Object.keys(spec.arms)) {
    const setup = resolveArm(spec, arm)
    const visit = (value: Json | undefined, keys: readonly string[]): void => {
      const { unit = '', declaration } = (keys.length > 1 && declarationAt(setup, keys, findUnit)) || {}
      const tex = declaration?.symbol
      if (tex) options.set(`${unit}.${declaration.name}`, { kind: 'option', tex, unit, declaration })
      if (Array.isArray(value) || isTree(value))
        for (const [key, below] of Object.entries(value)) visit(below as Json, [...keys, key])
    }
    for (const [key, value] of Object.entries(setup)) visit(value as Json, [key])
  }
  const shown =
    spec.kind === 'analysis'
      ? [spec.analysis]
      : [...spec.show, ...(spec.record ?? [])].map((probe) => (typeof probe === 'string' ? { kind: probe } : probe))
  for (const { kind: unit } of shown)
    for (const [name, tex] of Object.entries(resultSymbols[unit] ?? {}))
      results.push({ kind: 'result', tex, unit, name })
  return [...options.values(), ...results]
}
