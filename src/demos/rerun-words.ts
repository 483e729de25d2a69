/** What a claim's runs, made again on this page, have to say. */
import { loadUnits } from '#core/load-units.ts'
import type { Claim, Spec } from '#core/spec.ts'
import { counted, text } from '#i18n/text.ts'
import type { RunResult } from '#runner/protocol.ts'
import { evaluateClaim } from '#stats/claims.ts'
import type { LedgerRun } from '#stats/ledger.ts'
import { runName } from '#stats/run-name.ts'
import { meanWords, quantityOfClaim, runWords } from './claim-words.ts'
import { compareRuns, type RunDifference, type RunsCompared } from './compare-runs.ts'
import type { Words } from './words.ts'

/** Versions of the core: of the one that made the ledger, and of the one that ran here. */
export interface Versions {
  readonly ledger: string
  readonly here: string
}

/** All of it: whether the runs are those of the ledger, and what they say. Loads what it takes to read the spec. */
export async function rerunWords(
  words: Words,
  spec: Spec,
  claim: string,
  runs: readonly LedgerRun[],
  here: readonly RunResult[],
  versions: Versions,
): Promise<string> {
  await loadUnits(spec)
  const compared = comparedWords(words, spec, compareRuns(runs, here), versions)
  return `${compared} ${recomputedWords(words, spec, spec.claims![claim]!, runs, here)}`
}

/** Whether the runs gave the ledger's bits. Another version of the core is named as such, never as wrong. */
export function comparedWords(words: Words, spec: Spec, compared: RunsCompared, versions: Versions): string {
  const { language } = words
  const { count, different, first } = compared
  if (first === null) return counted(language, 'claims.sameBits', count)
  if (versions.ledger !== versions.here) return text(language, 'claims.otherVersion', { ...versions, different, count })
  return counted(language, 'claims.differ', different, {
    total: count,
    run: runWords(words, spec, first.run),
    difference: differenceWords(words, first),
  })
}

/** "digest: 1fd32f48… in the ledger, 9a3c01ff… here." */
function differenceWords(words: Words, { what, inLedger, here }: RunDifference): string {
  const isDigest = what === 'digest'
  const show = (value: string | number | undefined) => (isDigest ? `${String(value).slice(0, 8)}…` : String(value))
  return text(words.language, 'claims.difference', {
    what: isDigest ? text(words.language, 'claims.digest') : words.label(what.split('@')[0]!),
    ledger: show(inLedger),
    here: show(here),
  })
}

/** The mean difference of these runs and its interval; empty where a run did not end in a number. */
export function recomputedWords(
  words: Words,
  spec: Spec,
  claim: Claim,
  runs: readonly LedgerRun[],
  here: readonly Pick<RunResult, 'metrics'>[],
): string {
  const metrics = new Map(runs.map((run, index) => [runName(run), here[index]!.metrics]))
  const isComplete = runs.every((run) =>
    Object.keys(run.metrics).every((metric) => Number.isFinite(metrics.get(runName(run))?.[metric])),
  )
  if (!isComplete) return ''
  const result = evaluateClaim(spec, claim, (key, metric) => metrics.get(runName(key))![metric]!)
  return meanWords(words, quantityOfClaim(spec, claim), result)
}
