/** What a reader may look at in a training, beside what its author shows. Looking changes no bit of a run. */
import type { Probe } from '#core/probes/index.ts'
import type { TrainingSpec } from '#core/spec.ts'

/** Each by the name that links have for it. */
export const VIEWS = {
  boundary: { kind: 'boundary' },
  function: { kind: 'function' },
  examples: { kind: 'step-examples', form: 'inputs' },
  weights: { kind: 'histogram', of: 'weights' },
  activations: { kind: 'histogram', of: 'activations' },
  gradients: { kind: 'histogram', of: 'gradients', limit: 0.1 },
  norms: { kind: 'weight-norm' },
  confusion: { kind: 'confusion' },
  calibration: { kind: 'calibration' },
  'input-gradient': { kind: 'input-gradient' },
  slice: { kind: 'landscape', directions: 'one' },
  landscape: { kind: 'landscape', directions: 'two' },
  path: { kind: 'path-landscape' },
} as const satisfies Record<string, Probe>
export type ViewId = keyof typeof VIEWS

export const viewIds = Object.keys(VIEWS) as readonly ViewId[]

/** The experiment with these views behind its own. */
export function withViews(spec: TrainingSpec, views: readonly ViewId[]): TrainingSpec {
  return views.length === 0 ? spec : { ...spec, show: [...spec.show, ...views.map((id) => VIEWS[id])] }
}

/** Whether the author shows it anyway. */
export function isShown({ show, record = [] }: TrainingSpec, id: ViewId): boolean {
  const look = (probe: Probe | Probe['kind']) => {
    const { kind, ...options }: Record<string, unknown> = typeof probe === 'string' ? { kind: probe } : probe
    if (kind === 'histogram') return `${kind} ${options.of ?? 'activations'}`
    return kind === 'landscape' ? `${kind} ${options.directions ?? 'two'}` : kind
  }
  return [...show, ...record].some((probe) => look(probe) === look(VIEWS[id]))
}
