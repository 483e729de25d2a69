/** An experiment on other data than the author's: its networks end in the classes there are, and what says nothing goes. */
import type { TrainingSpec } from '#core/spec.ts'
import { type Declaration, isTree, type Json, SpecError } from '#core/units.ts'
import { declaredData, optionOf } from './options.ts'

type Model = TrainingSpec['model']
type Shown = TrainingSpec['show'][number]
type Boundary = Extract<Shown, { readonly kind: 'boundary' }>
type ArmPatch = Partial<TrainingSpec> & { readonly data?: Json }

/** Own data whose inputs are the points of a plane. */
const IN_PLANE: ReadonlySet<string> = new Set(['own-points', 'drawn-points'])

/**
 * Every arm learns these data, and keeps of its own options of the data those that they have. Left out are probes that
 * cannot look at them, and controls whose path names nothing any more.
 */
export function withData(spec: TrainingSpec, data: TrainingSpec['data']): TrainingSpec {
  const unit = declaredData(data.kind)
  const classes = 'classes' in data ? Number(data.classes) : null
  const lossOf = (arm: ArmPatch) => (arm.loss === null ? undefined : (arm.loss?.kind ?? spec.loss?.kind))
  const ending = (model: Model, loss: string | undefined) =>
    classes === null ? model : endingIn(model, loss === 'binary-cross-entropy' ? 1 : classes)
  const arms = Object.entries(spec.arms as Readonly<Record<string, ArmPatch>>).map(([name, arm]) => {
    const { data: own, model, ...patch } = arm
    return [
      name,
      {
        ...patch,
        ...(isTree(own) && !('kind' in own) && { data: known(unit, own) }),
        ...(model && { model: ending(model, lossOf(arm)) }),
      },
    ]
  })
  const looks = (probes: readonly Shown[]) =>
    probes.flatMap((probe) => looksAt(probe, IN_PLANE.has(data.kind), classes))
  const whole = {
    ...spec,
    data,
    model: ending(spec.model, spec.loss?.kind),
    arms: Object.fromEntries(arms),
    show: looks(spec.show),
    ...(spec.record && { record: looks(spec.record) }),
  }
  return { ...whole, controls: spec.controls.filter((path) => path === 'seed' || namesOption(whole, path)) }
}

/** Its last layer that has units or channels has so many. */
function endingIn(model: Model, outputs: number): Model {
  const last = model.findLastIndex((layer) => 'kind' in layer && (layer.kind === 'dense' || layer.kind === 'conv2d'))
  return model.map((layer, index) => {
    if (index !== last || !('kind' in layer)) return layer
    return layer.kind === 'dense' ? { ...layer, units: outputs } : ({ ...layer, channels: outputs } as typeof layer)
  })
}

const known = ({ options }: Declaration, patch: object) =>
  Object.fromEntries(Object.entries(patch).filter(([name]) => options.some((option) => option.name === name)))

/** The probe as it can look at these data, or nothing: a boundary needs the plane, a function numbers to predict. */
function looksAt(probe: Shown, inPlane: boolean, classes: number | null): readonly Shown[] {
  const given = typeof probe === 'string' ? { kind: probe } : probe
  if ((given.kind === 'function' && classes !== null) || (given.kind === 'boundary' && !inPlane)) return []
  if (given.kind !== 'boundary' || classes === null) return [probe]
  const { class: shown, quantity } = given as Boundary
  // A class that these data lack gives way to the last one; of more than two, none is the one to ask for.
  if (shown !== undefined) return [shown < classes ? probe : { ...given, kind: 'boundary', class: classes - 1 }]
  return [classes > 2 && quantity === undefined ? { ...given, kind: 'boundary', quantity: 'class' } : probe]
}

function namesOption(spec: TrainingSpec, path: string): boolean {
  try {
    optionOf(spec, path)
    return true
  } catch (error) {
    if (error instanceof SpecError) return false
    throw error
  }
}
