/** Runs of the ledger, made again on this page: which they are, and what they have to say. Loaded when one asks. */
import { loadUnits } from '#core/load-units.ts'
import type { Claim, Spec } from '#core/spec.ts'
import { counted, text } from '#i18n/text.ts'
import type { RunResult } from '#runner/protocol.ts'
import { evaluateClaim } from '#stats/claims.ts'
import type { LedgerExperiment, LedgerRun } from '#stats/ledger.ts'
import { runName } from '#stats/run-name.ts'
import { differenceWords, meanWords, quantityOfClaim, runWords } from './claim-words.ts'
import {
  compareRuns,
  onlyTold,
  type RunDifference,
  type RunsCompared,
  recordedRuns,
  type Told,
} from './compare-runs.ts'
import type { Words } from './words.ts'

/** The ledger of one experiment as a page loads it. */
export interface LoadedLedger {
  readonly spec: Spec
  /** Version of the core that made the runs. */
  readonly core: string
  readonly entry: LedgerExperiment
}

/** Where a ledger is, and what of it is run again. */
export interface RerunSource {
  readonly ledger: string
  readonly told: Told
}

/** Some of an experiment's runs as the ledger has them. */
export interface Recorded {
  /** The experiment, as far as these runs need it. */
  readonly spec: Spec
  readonly core: string
  readonly runs: readonly LedgerRun[]
}

/** Loads a ledger and takes from it what belongs to the claims or the sweep; null if it does not arrive. */
export async function loadRecorded({ ledger, told }: RerunSource, signal: AbortSignal): Promise<Recorded | null> {
  const loaded = await fetch(ledger, { signal })
    .then((response): Promise<LoadedLedger> | null => (response.ok ? response.json() : null))
    .catch(() => null)
  signal.throwIfAborted()
  if (loaded === null) return null
  const { spec: whole, core, entry } = loaded
  await loadUnits(whole)
  const spec = onlyTold(whole, told)
  return { spec, core, runs: recordedRuns(spec, entry) }
}

/** Versions of the core: of the one that made the ledger, and of the one that ran here. */
export interface Versions {
  readonly ledger: string
  readonly here: string
}

/**
 * All of it, ledger by ledger: whether the runs are those of the ledger, and what the claims that they belong to find in
 * them. Of several claims each is named. `here` holds a run for each that is recorded, made by `core`.
 */
export function rerunWords(
  words: Words,
  recorded: readonly Recorded[],
  here: readonly (readonly RunResult[])[],
  core: string,
): string {
  const isAlone = recorded.flatMap(({ spec }) => Object.keys(spec.claims ?? {})).length === 1
  return recorded
    .flatMap(({ spec, runs, core: ledger }, k) => [
      comparedWords(words, spec, compareRuns(runs, here[k]!), { ledger, here: core }),
      ...Object.values(spec.claims ?? {}).map((claim) => {
        const mean = recomputedWords(words, spec, claim, runs, here[k]!)
        return isAlone || mean === '' ? mean : `${differenceWords(words, spec, claim)}. ${mean}`
      }),
    ])
    .filter((sentence) => sentence !== '')
    .join(' ')
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
    difference: changeWords(words, first),
  })
}

/** "digest: 1fd32f48… in the ledger, 9a3c01ff… here." */
function changeWords(words: Words, { what, inLedger, here }: RunDifference): string {
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
