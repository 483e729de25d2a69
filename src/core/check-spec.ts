/** Reads a spec that did not come through the compiler: from a file, a link, a teacher's fork. */
import { probes } from './probes/index.ts'
import { optionOf, resolveArm } from './resolve.ts'
import type { Spec, TrainingSpec } from './spec.ts'
import { checkOption, completeOptions, type Declaration, SpecError, unitOf } from './units.ts'

const FIELDS = {
  training: ['data', 'model', 'initializer', 'loss', 'optimizer', 'techniques', 'training', 'show'],
  analysis: ['analysis'],
} as const
const COMMON = ['kind', 'arms', 'vary', 'controls', 'claims']

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Returns the value as a spec whose arms can all be built, or throws a SpecError with one sentence. */
export function checkSpec(value: unknown): Spec {
  if (!isObject(value)) throw new SpecError('A spec is an object with “kind”, “arms” and a setup.')
  const { kind, arms, controls = [], vary = {}, claims = {} } = value
  if (kind !== 'training' && kind !== 'analysis')
    throw new SpecError(`“kind” must be "training" or "analysis", not ${JSON.stringify(kind)}.`)
  const known: readonly string[] = [...COMMON, ...FIELDS[kind]]
  for (const field of Object.keys(value))
    if (!known.includes(field)) throw new SpecError(`A spec has no field “${field}”. Known: ${known.join(', ')}.`)
  if (!isObject(arms) || Object.keys(arms).length === 0)
    throw new SpecError('“arms” must name at least one arm, such as { "plain": {} }.')
  if (!Array.isArray(controls)) throw new SpecError('“controls” must be a list of paths.')
  if (!isObject(vary) || !isObject(claims)) throw new SpecError('“vary” and “claims” must be objects.')
  const spec = { show: [], ...value, controls } as unknown as Spec
  for (const arm of Object.keys(arms)) {
    if (known.includes(arm)) throw new SpecError(`An arm cannot be called “${arm}”: a spec has a field of that name.`)
    resolveArm(spec, arm)
  }
  for (const path of controls) if (path !== 'seed') optionOf(spec, String(path))
  for (const [path, values] of Object.entries(vary)) {
    const { declaration } = optionOf(spec, path)
    if (!Array.isArray(values)) throw new SpecError(`“vary.${path}” must be a list of values.`)
    for (const point of values) checkOption(declaration, point, `vary.${path}`)
  }
  if (kind === 'training')
    for (const probe of (spec as TrainingSpec).show) {
      const given = typeof probe === 'string' ? { kind: probe } : probe
      completeOptions(unitOf<Declaration>(probes, given.kind, 'probe'), given, 'show')
    }
  return spec
}
