/** What Node computes for a document, for a page to be compared with. */
import type { Spec } from '#core/spec.ts'
import { type DemoDocument, specWith } from '#demos/document.ts'
import { loadEnvironment } from '#runner/environment-node.ts'
import { executeNow } from '#runner/execute.ts'
import type { RunResult } from '#runner/protocol.ts'

export const environment = await loadEnvironment()

/** The runs of a document, one an arm. */
export function resultsIn(printed: Spec, document: DemoDocument): readonly RunResult[] {
  const { seed, settings } = document
  const spec = specWith(printed, document)
  return Object.keys(spec.arms).map((arm) =>
    executeNow({ type: 'run', id: 0, spec, key: { arm, settings, seed }, purpose: 'measures' }, environment),
  )
}

/** Their digests. */
export const digestsIn = (printed: Spec, document: DemoDocument): readonly string[] =>
  resultsIn(printed, document).map(({ digest }) => digest)
