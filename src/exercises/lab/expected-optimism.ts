/** What the analysis `winners-curse` expects, for the numbers of a reader. */
import { loadUnits } from '#core/load-units.ts'
import type { Settings, Spec } from '#core/spec.ts'
import { pageRunner } from '#runner/client.ts'

/** Its options; an accuracy beyond their range is set to its end. */
export const settingsOf = (candidates: number, validation: number, accuracy: number): Settings => ({
  'analysis.candidates': candidates,
  'analysis.validation': validation,
  'analysis.accuracy': Math.min(0.99, Math.max(0.5, Math.round(accuracy * 1000) / 1000)),
})

/** The expected optimism: a row for each number of candidates, in it one for each size of the validation set. */
export async function expectedOptimism(
  spec: Spec,
  candidates: readonly number[],
  sizes: readonly number[],
  accuracy: number,
): Promise<readonly (readonly number[])[]> {
  await loadUnits(spec)
  const [arm] = Object.keys(spec.arms) as [string]
  const expected = async (count: number, size: number) => {
    const settings = { ...settingsOf(count, size, accuracy), 'analysis.repeats': 10 }
    const { metrics } = await pageRunner().run({ spec, key: { arm, seed: 0, settings }, purpose: 'measures' })
    return metrics['expected-optimism']!
  }
  return Promise.all(candidates.map((count) => Promise.all(sizes.map((size) => expected(count, size)))))
}
