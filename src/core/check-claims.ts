/** Checks the claims of a spec that no compiler has seen. */
import type { Spec } from './spec.ts'
import { checkOption, isTree, SpecError, type Tree } from './units.ts'

const EXPECTATIONS = ['lower', 'higher', 'within', 'undetected', 'identical']
const SIDE = ['arm', 'measure', 'at', 'condition', 'set']
const CLAIM = ['compare', 'expect', 'margin', 'seeds', ...SIDE.slice(1)]

/** Throws a SpecError with one sentence for the first claim that cannot be computed. */
export function checkClaims(spec: Spec, claims: Tree): void {
  for (const [id, claim] of Object.entries(claims)) {
    const path = `claims.${id}`
    if (!isTree(claim) || !Array.isArray(claim.compare) || claim.compare.length !== 2)
      throw new SpecError(`“${path}” must compare two sides, such as { "compare": ["a", "b"], … }.`)
    refuseUnknown(claim, CLAIM, path)
    checkOption(
      { name: 'expect', type: 'choice', default: 'lower', choices: EXPECTATIONS },
      claim.expect,
      `${path}.expect`,
    )
    checkOption({ name: 'seeds', type: 'integer', default: 20, range: [2, 1000] }, claim.seeds, `${path}.seeds`)
    if (claim.expect === 'within' && !(typeof claim.margin === 'number' && claim.margin > 0))
      throw new SpecError(`“${path}” expects “within”, so it needs a margin above 0.`)
    const sides = Array.isArray(claim.compare[0]) ? claim.compare.flat() : claim.compare
    for (const side of sides) checkSide(spec, claim, side, path)
  }
}

function checkSide(spec: Spec, claim: Tree, given: unknown, path: string): void {
  if (typeof given === 'number') return
  const side = typeof given === 'string' ? { arm: given } : given
  if (!isTree(side)) throw new SpecError(`A side of “${path}” must be an arm, a number or an object.`)
  refuseUnknown(side, SIDE, path)
  if (typeof side.arm !== 'string' || !Object.hasOwn(spec.arms, side.arm))
    throw new SpecError(
      `A side of “${path}” names the arm ${JSON.stringify(side.arm)}. Known: ${Object.keys(spec.arms).join(', ')}.`,
    )
  if (typeof (side.measure ?? claim.measure) !== 'string')
    throw new SpecError(`“${path}” must name a measure, such as "test.error".`)
  const conditions = (spec.kind === 'training' && spec.conditions) || {}
  const condition = side.condition ?? claim.condition
  if (condition !== undefined && (side.at ?? claim.at ?? 'end') !== 'end')
    throw new SpecError(`“${path}” names a condition, which is measured at the end only: leave out “at”.`)
  if (condition !== undefined && !Object.hasOwn(conditions, String(condition)))
    throw new SpecError(
      `“${path}” names the condition ${JSON.stringify(condition)}. Known: ${Object.keys(conditions).join(', ') || 'none'}.`,
    )
}

function refuseUnknown(given: Tree, known: readonly string[], path: string): void {
  for (const field of Object.keys(given))
    if (!known.includes(field)) throw new SpecError(`“${path}” has no field “${field}”. Known: ${known.join(', ')}.`)
}
