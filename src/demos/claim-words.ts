/** A claim in words: what was measured, which side minus which, and what its seeds say one by one. */
import { optionOf, resolveArm } from '#core/resolve.ts'
import type { Quantity } from '#core/results.ts'
import type { RunKey } from '#core/run.ts'
import type { Claim, Condition, Settings, Spec } from '#core/spec.ts'
import { numbers } from '#i18n/numbers.ts'
import { counted, text } from '#i18n/text.ts'
import { type ClaimResult, sidesOf } from '#stats/claims.ts'
import type { DivergedSide } from '#stats/ledger.ts'
import { pairsOf } from '#stats/pairs.ts'
import { claimNumber } from './claim-numbers.ts'
import { divergedWords } from './diverged-words.ts'
import { quantityOf } from './measure.ts'
import { symbolText } from './symbol-text.ts'
import { capitalised, uncapitalised, valueText, type Words } from './words.ts'

/** The sides that are runs; the other kind of side is a number. */
function armSides(spec: Spec, claim: Claim) {
  return sidesOf(spec, claim).filter((side) => typeof side !== 'number')
}

type ArmSide = ReturnType<typeof armSides>[number]

/** The quantity that a claim is about: that of its first side. */
export function quantityOfClaim(spec: Spec, claim: Claim): Quantity {
  return quantityOf(spec, armSides(spec, claim)[0]!.metric)
}

const isShare = ({ unit }: Quantity) => unit === 'percent'

/** "Test error at step 400, penalised minus plain, points"; of two pairs, "(…) minus (…), points". */
export function differenceWords(words: Words, spec: Spec, claim: Claim): string {
  const pairs = pairsOf(claim).map((compare) => ({ ...claim, compare }))
  // Of two pairs each names its arms, unless all four sides are of one.
  const arms = new Set(pairs.flatMap((pair) => armSides(spec, pair)).map(({ arm }) => arm))
  const [first, second] = pairs.map((pair) => pairWords(words, spec, pair, pairs.length > 1 && arms.size > 1))
  const both = second === undefined ? first! : text(words.language, 'claims.pairs', { first: first!, second })
  return capitalised(isShare(quantityOfClaim(spec, claim)) ? `${both}, ${words.label('points')}` : both)
}

/** "test error at step 400, penalised minus plain". */
function pairWords(words: Words, spec: Spec, claim: Claim, named: boolean): string {
  const { language } = words
  const runs = armSides(spec, claim)
  const paths = [...new Set(runs.flatMap(({ settings }) => Object.keys(settings)))]
  const shared = paths.filter((path) =>
    runs.every((side) => concerns(spec, path, side) && side.settings[path] === runs[0]!.settings[path]),
  )
  const apart = paths.filter((path) => !shared.includes(path))
  const measures = new Set(runs.map((side) => measureOf(words, side)))
  const times = new Set(runs.map((side) => timeWords(words, spec, side)))
  const isOneArm = runs.every(({ arm }) => arm === runs[0]!.arm)
  const differs = apart.length > 0 || measures.size > 1 || times.size > 1
  const namesArm = named || !isOneArm || !differs
  const [first, second] = sidesOf(spec, claim).map((side) => {
    if (typeof side === 'number') return numbers.short(side)
    const parts = [
      measures.size > 1 ? measureOf(words, side) : undefined,
      namesArm ? words.arm(side.arm) : undefined,
      ...settingWords(
        words,
        spec,
        side.settings,
        apart.filter((path) => concerns(spec, path, side)),
      ),
      times.size > 1 ? timeWords(words, spec, side) : undefined,
    ]
    return parts.filter((part) => part !== undefined).join(', ')
  })
  const measure = measures.size === 1 ? measureOf(words, runs[0]!) : undefined
  const when = times.size === 1 ? timeWords(words, spec, runs[0]!) : undefined
  const common = measure && when ? text(language, 'claims.measuredAt', { measure, when }) : (measure ?? when)
  const parts = [
    ...(common ? [common] : []),
    // One arm of several on both sides is named once.
    ...(namesArm || Object.keys(spec.arms).length === 1 ? [] : [words.arm(runs[0]!.arm)]),
    ...settingWords(words, spec, runs[0]!.settings, shared),
    text(language, 'claims.minus', { first: first!, second: second! }),
  ]
  return parts.join(', ')
}

/** "with noise σ = 1 on the inputs", "in batches of 100, sorted by class". */
function conditionWords(language: Words['language'], condition: Condition): string {
  const { order, statistics, ...sized } = condition
  return [
    ...Object.entries(sized).map(([part, value]) => {
      const key = part === 'masks' && value === 1 ? 'oneMask' : (part as keyof typeof sized)
      return text(language, `claims.condition.${key}`, { value: numbers.short(value) })
    }),
    ...[order, statistics].flatMap((choice) =>
      choice === undefined ? [] : [text(language, `claims.condition.${choice}`)],
    ),
  ].join(', ')
}

/** Whether a setting is one of all arms or of this side's, not of another arm. */
function concerns(spec: Spec, path: string, { arm }: ArmSide): boolean {
  const [first] = path.split('.')
  return first === arm || !Object.hasOwn(spec.arms, first!)
}

const measureOf = (words: Words, { metric }: ArmSide) => words.measure(metric.split('@')[0]!)

/** "at step 400", "at the best validation error", "with contrast × 0.5"; nothing for an analysis. */
function timeWords({ language }: Words, spec: Spec, { arm, settings, metric }: ArmSide): string | undefined {
  const when = metric.split('@')[1]
  if (when === 'best-validation') return text(language, 'claims.atBestValidation')
  const condition = spec.kind === 'training' && when !== undefined ? spec.conditions?.[when] : undefined
  if (condition) return conditionWords(language, condition)
  const setup = resolveArm(spec, arm, settings)
  if (setup.kind === 'analysis') return undefined
  return text(language, 'claims.atStep', { step: numbers.fixed(setup.training.steps, 0) })
}

/** "λ = 0.3", for each path. */
function settingWords(words: Words, spec: Spec, settings: Settings, paths: readonly string[]): readonly string[] {
  const said = paths.map((path) => {
    const option = optionOf(spec, path)
    const { symbol } = option.declaration
    const value = settings[path] ?? option.default
    return text(words.language, 'claims.setting', {
      option: symbol === undefined ? uncapitalised(words.option(option)) : symbolText(symbol),
      value: valueText(words, option, value ?? null),
    })
  })
  // Two layers of one kind are set alike.
  return [...new Set(said)]
}

/** "penalised, λ = 0.3". */
export function armWords(words: Words, spec: Spec, { arm, settings }: Omit<RunKey, 'seed'>): string {
  return [words.arm(arm), ...settingWords(words, spec, settings, Object.keys(settings))].join(', ')
}

/** "seed 4 of penalised, λ = 0.3". */
export function runWords(words: Words, spec: Spec, run: RunKey): string {
  return text(words.language, 'claims.seedOf', { seed: run.seed, arm: armWords(words, spec, run) })
}

/** Of each side of a claim of which some runs have diverged, a sentence. */
export function divergedSidesWords(
  words: Words,
  spec: Spec,
  { seeds }: Claim,
  sides: readonly DivergedSide[],
): readonly string[] {
  return sides.map((side) => {
    const at = side.metric.endsWith('@best-validation') ? 'best-validation' : 'end'
    return divergedWords(words, armWords(words, spec, side), side.diverged, seeds, at)
  })
}

/** "Mean difference −5.6 points, 95 % interval [−6.7, −4.5]." */
export function meanWords({ language }: Words, quantity: Quantity, result: ClaimResult): string {
  return text(language, isShare(quantity) ? 'claims.meanPoints' : 'claims.mean', {
    difference: claimNumber(quantity, result, 'difference'),
    interval: claimNumber(quantity, result, 'interval'),
  })
}

/** What the claim's seeds say one by one, a sentence each. */
export function seedWords({ language }: Words, spec: Spec, claim: Claim, result: ClaimResult): readonly string[] {
  const { misleading, count } = result.paired
  return [
    counted(language, armSides(spec, claim).length === 2 ? 'claims.pairedSeeds' : 'claims.seeds', count),
    agreementWords({ language }, quantityOfClaim(spec, claim), claim, result),
    misleading === 0 ? text(language, 'claims.noneMisleads') : counted(language, 'claims.misleads', misleading),
  ]
}

function agreementWords(
  { language }: Pick<Words, 'language'>,
  quantity: Quantity,
  { expect, margin = 0 }: Claim,
  { differences, paired }: ClaimResult,
): string {
  const { count } = paired
  switch (expect) {
    case 'within':
      return isShare(quantity)
        ? text(language, 'claims.marginPoints', { margin: numbers.points(margin) })
        : text(language, 'claims.margin', { margin: numbers.short(margin) })
    case 'identical':
      return text(language, 'claims.equal', { agreeing: differences.filter((d) => d === 0).length, count })
    default: {
      const [above, below] = [1, -1].map((sign) => differences.filter((d) => d * sign > 0).length) as [number, number]
      // Beside a mean of 0, those on the side of more.
      const agreeing = paired.mean > 0 ? above : paired.mean < 0 ? below : Math.max(above, below)
      const equal = differences.filter((d) => d === 0).length
      return text(language, equal > 0 ? 'claims.signsOrEqual' : 'claims.signs', { agreeing, equal, count })
    }
  }
}
