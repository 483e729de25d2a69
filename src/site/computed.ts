/** Numbers that the core computes for the prose: those of an analysis experiment, by the definition. */
import { runExperiment } from '#core/run.ts'
import { definition } from '#kernels/definition/executor.ts'
import { readSpec } from './read-spec.ts'

const noDatasets = { digits: { images: new Uint8Array(0), labels: new Uint8Array(0) } }
const known = new Map<string, Readonly<Record<string, number>>>()

/**
 * The number called `name` that the first arm of the analysis `<chapter>/<experiment>` gives, or another one that is
 * named as `name@arm`; throws a sentence where there is none.
 */
export function computedValue(experiment: string, name: string): number {
  const [own, arm] = name.split('@') as [string, string?]
  const run = JSON.stringify([experiment, arm])
  const numbers = known.get(run) ?? compute(experiment, arm)
  known.set(run, numbers)
  const value = numbers[own]
  if (value === undefined)
    throw new Error(`“${experiment}” gives no number “${own}”. It gives: ${Object.keys(numbers).join(', ')}.`)
  return value
}

function compute(experiment: string, named: string | undefined): Readonly<Record<string, number>> {
  const spec = readSpec(experiment)
  if (spec.kind !== 'analysis') throw new Error(`“${experiment}” trains; a worked example needs an analysis.`)
  const arms = Object.keys(spec.arms)
  const arm = named ?? arms[0]!
  if (!arms.includes(arm)) throw new Error(`“${experiment}” has no arm “${arm}”. It has: ${arms.join(', ')}.`)
  const run = runExperiment(spec, { arm, settings: {}, seed: 0 }, 'frames', {
    executor: definition,
    datasets: noDatasets,
  })
  for (;;) {
    const next = run.next()
    if (next.done) return next.value.metrics
  }
}
