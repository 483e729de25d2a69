import { canonicalJson } from '#core/canonical-json.ts'
import type { RunKey } from '#core/run.ts'

/** The name of a run of an experiment, equal for equal runs. */
export function runName({ arm, settings, seed }: RunKey): string {
  return canonicalJson([arm, settings, seed])
}
