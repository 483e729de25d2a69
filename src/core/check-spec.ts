/** Reads a spec that did not come through the compiler: from a file, a link, a teacher's fork. */
import { checkClaims } from './check-claims.ts'
import { planTraining } from './plan.ts'
import { type ControlledOption, optionOf, resolveArm } from './resolve.ts'
import { completeProbe } from './run.ts'
import { SETUP } from './setup.ts'
import type { Spec } from './spec.ts'
import { checkOption, completeOptions, isTree, type Json, type OptionDeclaration, SpecError } from './units.ts'

const COMMON = ['kind', 'arms', 'vary', 'controls', 'claims']

/** Returns the value as a spec whose arms can all be built, or throws a SpecError with one sentence. Its units are loaded. */
export function checkSpec(value: unknown): Spec {
  if (!isTree(value)) throw new SpecError('A spec is an object with “kind”, “arms” and a setup.')
  const { kind, arms, show = [], record = [], controls = [], vary = {}, claims = {}, conditions = {} } = value
  if (kind !== 'training' && kind !== 'analysis')
    throw new SpecError(`“kind” must be "training" or "analysis", not ${JSON.stringify(kind)}.`)
  const known: readonly string[] = [
    ...COMMON,
    ...SETUP[kind],
    ...(kind === 'training' ? ['show', 'record', 'conditions', 'changes'] : []),
  ]
  for (const field of Object.keys(value))
    if (!known.includes(field)) throw new SpecError(`A spec has no field “${field}”. Known: ${known.join(', ')}.`)
  if (!isTree(arms) || Object.keys(arms).length === 0)
    throw new SpecError('“arms” must name at least one arm, such as { "plain": {} }.')
  for (const [field, list] of Object.entries({ show, record }))
    if (!Array.isArray(list)) throw new SpecError(`“${field}” must be a list of probes.`)
  if (!Array.isArray(controls)) throw new SpecError('“controls” must be a list of paths.')
  if (!isTree(vary) || !isTree(claims)) throw new SpecError('“vary” and “claims” must be objects.')
  const spec = { ...value, ...(kind === 'training' ? { show } : {}), controls } as unknown as Spec
  for (const arm of Object.keys(arms)) {
    if (known.includes(arm)) throw new SpecError(`An arm cannot be called “${arm}”: a spec has a field of that name.`)
    const setup = resolveArm(spec, arm)
    if (setup.kind === 'training' && !setup.baseline) planTraining(setup)
  }
  checkControls(spec, controls as Json[])
  for (const [path, values] of Object.entries(vary)) {
    const { declaration } = optionOf(spec, path)
    if (!Array.isArray(values)) throw new SpecError(`“vary.${path}” must be a list of values.`)
    for (const point of values) checkOption(declaration, point, `vary.${path}`)
  }
  for (const probe of [...(show as Json[]), ...(record as Json[])]) completeProbe(probe)
  checkConditions(conditions)
  checkClaims(spec, claims)
  return spec
}

function checkControls(spec: Spec, controls: readonly Json[]): void {
  const options = controls.filter((path) => path !== 'seed').map((path) => optionOf(spec, String(path)))
  const inSetup = ({ path, arm }: ControlledOption) => (arm === null ? path : path.slice(arm.length + 1))
  for (const order of options.filter(({ declaration }) => declaration.type === 'order'))
    for (const other of options)
      if (inSetup(other).startsWith(`${inSetup(order)}.`))
        throw new SpecError(
          `“controls” cannot offer both “${order.path}” and “${other.path}”: where layers move, a place names none of them.`,
        )
}

/** What a condition may say, and what is allowed. */
const CONDITION: readonly OptionDeclaration[] = [
  { name: 'statistics', type: 'choice', default: 'running', choices: ['batch', 'running'] },
  { name: 'batchSize', type: 'integer', default: 64, range: [1, 10_000] },
  { name: 'order', type: 'choice', default: 'shuffled', choices: ['shuffled', 'class'] },
  { name: 'contrast', type: 'number', default: 1, range: [0, 10] },
  { name: 'noise', type: 'number', default: 0, range: [0, 10] },
  { name: 'occlusion', type: 'integer', default: 0, range: [0, 64] },
  { name: 'masks', type: 'integer', default: 0, range: [0, 1000] },
]

function checkConditions(conditions: unknown): void {
  if (!isTree(conditions)) throw new SpecError('“conditions” must be an object of conditions by name.')
  for (const [name, condition] of Object.entries(conditions)) {
    if (!isTree(condition)) throw new SpecError(`“conditions.${name}” must be an object, such as { "contrast": 0.5 }.`)
    completeOptions({ id: 'condition', options: CONDITION }, condition, `conditions.${name}`)
  }
}
