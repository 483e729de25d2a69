/** Numbers that the core computes for the prose: those of an analysis experiment, by the definition. */
import { runExperiment } from '#core/run.ts'
import { definition } from '#kernels/definition/executor.ts'
import { readSpec } from './read-spec.ts'

const noDatasets = { digits: { images: new Uint8Array(0), labels: new Uint8Array(0) } }
const known = new Map<string, Readonly<Record<string, number>>>()

/** The number called `name` that the analysis `<chapter>/<experiment>` gives; throws a sentence where there is none. */
export function computedValue(experiment: string, name: string): number {
  let numbers = known.get(experiment)
  if (!numbers) {
    numbers = compute(experiment)
    known.set(experiment, numbers)
  }
  const value = numbers[name]
  if (value === undefined)
    throw new Error(`“${experiment}” gives no number “${name}”. It gives: ${Object.keys(numbers).join(', ')}.`)
  return value
}

function compute(experiment: string): Readonly<Record<string, number>> {
  const spec = readSpec(experiment)
  if (spec.kind !== 'analysis') throw new Error(`“${experiment}” trains; a worked example needs an analysis.`)
  const key = { arm: Object.keys(spec.arms)[0]!, settings: {}, seed: 0 }
  const run = runExperiment(spec, key, 'frames', { executor: definition, datasets: noDatasets })
  for (;;) {
    const next = run.next()
    if (next.done) return next.value.metrics
  }
}
