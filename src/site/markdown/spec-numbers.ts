import { declarationAt } from '#core/option-paths.ts'
import { findUnit } from '#core/registries.ts'
import { resolveArm } from '#core/resolve.ts'
import type { Spec } from '#core/spec.ts'

/** Numbers that the spec of an experiment sets. */
export interface SpecNumbers {
  readonly plain: ReadonlySet<number>
  /** Those of options that are told in percent. */
  readonly shares: ReadonlySet<number>
  /** Those that a claim's interval is to lie within, in points where the measure is a share. */
  readonly margins: ReadonlySet<number>
}

/** All numbers of the arms, with the options that they leave out, of claims, sweeps, conditions and changes. */
export function specNumbers(spec: Spec): SpecNumbers {
  const plain = new Set<number>()
  const shares = new Set<number>()
  const margins = Object.values(spec.claims ?? {}).flatMap(({ margin }) => margin ?? [])
  const setups = Object.keys(spec.arms).map((arm) => resolveArm(spec, arm))
  const isShare = (keys: readonly string[]) =>
    setups.some((setup) => {
      const { declaration } = declarationAt(setup, keys, findUnit) ?? {}
      return declaration && 'unit' in declaration && declaration.unit === 'percent'
    })
  const add = (value: number, share: boolean) => {
    plain.add(value)
    if (share) shares.add(value)
  }
  for (const setup of setups) for (const { keys, value } of numbersIn(setup)) add(value, isShare(keys))
  const { claims, vary, conditions, changes } = spec as Partial<Extract<Spec, { kind: 'training' }>>
  for (const { keys, value } of numbersIn({ claims, vary, conditions, changes })) {
    const path = keys.findLast((key) => key.includes('.'))?.split('.') ?? []
    add(value, isShare(Object.hasOwn(spec.arms, path[0] ?? '') ? path.slice(1) : path))
  }
  return { plain, shares, margins: new Set(margins) }
}

/** The numbers of a tree, each with the keys that lead to it. */
function numbersIn(tree: unknown, keys: readonly string[] = []): { keys: readonly string[]; value: number }[] {
  if (typeof tree === 'number') return [{ keys, value: tree }]
  if (typeof tree !== 'object' || tree === null) return []
  return Object.entries(tree).flatMap(([key, value]) => numbersIn(value, [...keys, key]))
}
