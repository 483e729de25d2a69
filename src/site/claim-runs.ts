/** What “run it again here” needs from the build: a claim's runs, and who made them. */
import type { Spec } from '#core/spec.ts'
import { onlyClaim, recordedRuns } from '#demos/compare-runs.ts'
import type { LedgerRun } from '#stats/ledger.ts'
import { type FoundClaim, ledgerOf } from './experiments.ts'

const cores = import.meta.glob<string>('../../content/chapters/*/results.json', { eager: true, import: 'core' })

export interface ClaimRuns {
  readonly spec: Spec
  /** The claim's id in the spec. */
  readonly claim: string
  readonly runs: readonly LedgerRun[]
  /** Version of the core that made the ledger. */
  readonly core: string
}

/** The runs of the claim `<chapter>/<claim>`. */
export function claimRuns(id: string, found: FoundClaim): ClaimRuns {
  const [chapter, claim] = id.split('/') as [string, string]
  const spec = onlyClaim(found.spec, claim)
  const runs = recordedRuns(spec, ledgerOf(found.experiment))
  return { spec, claim, runs, core: cores[`../../content/chapters/${chapter}/results.json`]! }
}
