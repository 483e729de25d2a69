/** Which data a demo can take, and the trial that a reader's own must pass. */
import type { DataUnit } from '#core/data/data.ts'
import { dataSets } from '#core/data/index.ts'
import { planTraining } from '#core/plan.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { RunKey } from '#core/run.ts'
import type { Spec, TrainingSpec } from '#core/spec.ts'
import { SpecError, unitOf } from '#core/units.ts'
import { asPrinted, type DemoDocument, specWith, withOwnData } from '../document.ts'
import { type Data, SOURCES, type Source } from './own-data.ts'

/** What stands for each source when a demo is asked whether it could take such data. */
const SAMPLES: Readonly<Record<Source, Data>> = {
  table: { kind: 'own-table', features: 10, classes: 3 },
  images: { kind: 'own-images', classes: 10 },
  drawing: { kind: 'drawn-points', classes: 3 },
}

/** The sources whose data every arm can be planned on; drawings only where the book's data lie in the plane too. */
export function sourcesFor(spec: Spec): readonly Source[] {
  if (spec.kind === 'analysis') return []
  const inPlane = unitOf<DataUnit>(dataSets, spec.data.kind, 'data set').window !== undefined
  return SOURCES.filter((source) => {
    const other = specWith(spec, withOwnData(asPrinted, SAMPLES[source]))
    return (source !== 'drawing' || inPlane) && Object.keys(other.arms).every((arm) => canPlan(other, arm))
  })
}

function canPlan(spec: Spec, arm: string): boolean {
  try {
    planTraining(resolveArm(spec, arm) as ResolvedTraining)
    return true
  } catch (error) {
    if (error instanceof SpecError) return false
    throw error
  }
}

/**
 * One step of every arm on these data: what the core refuses of them, it refuses here, before anything of the demo has
 * changed.
 */
export function trialOf(
  spec: TrainingSpec,
  document: DemoDocument,
  data: Data,
): { readonly spec: Spec; readonly keys: readonly RunKey[] } {
  const next = withOwnData({ ...document, changes: [] }, data)
  const whole = specWith({ ...spec, changes: [] }, next)
  const keys = Object.keys(whole.arms).map((arm) => ({
    arm,
    seed: next.seed,
    settings: { ...next.settings, [`${arm}.training.steps`]: 1 },
  }))
  return { spec: whole, keys }
}
