/** What has to be equal of a reference run in every engine and on every executor. In a page too. */
import type { Environment } from '#core/train/train.ts'
import { execute } from '#runner/execute.ts'
import { createDigest } from '#stats/sha256.ts'
import type { ReferenceRun } from '../reference.ts'
import { numbersIn } from './numbers-in.ts'

/** The digest of the outcome, and that of all that the probes show; refuses a run that diverges. */
export function referenceDigest({ name, spec, key }: ReferenceRun, environment: Environment): string {
  const { turns } = execute({ type: 'run', id: 0, spec, key, purpose: 'frames' }, environment)
  const shown = createDigest()
  for (;;) {
    const turn = turns.next()
    if (turn.done) {
      if (turn.value.divergence) throw new Error(`The reference run “${name}” diverges.`)
      return `${turn.value.digest} ${shown.hex()}`
    }
    if (turn.value) shown.numbers(turn.value.results.flatMap(numbersIn))
  }
}
