/** Notebooks of small experiments: one for each unit that can stand in one. */
import { dataSets } from '#core/data/index.ts'
import { initializers } from '#core/initializers/index.ts'
import { layers } from '#core/layers/index.ts'
import type { LayerUnit } from '#core/layers/layer.ts'
import { losses } from '#core/losses/index.ts'
import { optimizers } from '#core/optimizers/index.ts'
import { schedules } from '#core/schedules/index.ts'
import type { Patch, TrainingSetup, TrainingSpec } from '#core/spec.ts'
import { techniques } from '#core/techniques/index.ts'
import type { Declaration, OptionDeclaration } from '#core/units.ts'
import { lookUp } from '#i18n/strings.ts'
import { writeNotebook } from '../../src/pytorch/notebook.ts'
import type { NotebookRequest } from '../../src/pytorch/request.ts'
import { simd, small } from '../core/environments.ts'

export interface Notebook {
  readonly nbformat: number
  readonly cells: readonly {
    readonly cell_type: 'code' | 'markdown'
    readonly id: string
    readonly source: readonly string[]
  }[]
}

export function requestFor(spec: NotebookRequest['spec']): NotebookRequest {
  return {
    title: 'Two moons',
    experiment: 'l2-penalty/moons',
    link: 'https://example.org/#v=1',
    core: 'abc',
    spec,
    settings: {},
    seed: 0,
    comparison: null,
    at: 'end',
    measured: null,
    datasets: { ...simd.datasets, own },
    say: (key, values) => lookUp('en', `notebook.${key}`, values),
  }
}
export const notebookOf = (request: NotebookRequest): Notebook => JSON.parse(writeNotebook(request)) as Notebook
/** The text of the code cells. */
export const codeOf = ({ cells }: Notebook): readonly string[] =>
  cells.filter(({ cell_type }) => cell_type === 'code').map(({ source }) => source.join(''))

/** Data that a reader might have brought: 60 examples, of which the class is told by the first number. */
function ownData(shape: readonly number[]) {
  const features = shape.reduce((a, b) => a * b, 1)
  const inputs = Float32Array.from({ length: 60 * features }, (_, k) => ((k * 7919) % 1000) / 1000)
  const labels = Uint8Array.from({ length: 60 }, (_, row) => (inputs[row * features]! > 0.5 ? 1 : 0))
  const examples = { count: 60, inputs, labels, values: new Float32Array(0) }
  return { shape, task: { kind: 'classification', classes: 2 } as const, examples }
}
const own = { points: ownData([2]), table: ownData([3]), images: ownData([1, 6, 5]) }
const OWN: { readonly [kind: string]: object } = {
  'own-points': { file: 'points' },
  'own-table': { file: 'table', features: 3 },
  'own-images': { file: 'images', height: 6, width: 5, classes: 2 },
}
const OUTPUTS: { readonly [kind: string]: number } = { digits: 10, sine: 1, polynomial: 1, linear: 1 }

const images = { kind: 'digits', train: 40, validation: 20, test: 100 } as const
const ids = (registry: readonly Declaration[]) => registry.map(({ id }) => id)
const spec = (patch: object): TrainingSpec => ({ ...small, ...patch }) as TrainingSpec
/** A choice other than the usual one, a number where the unit does something. */
function unusual({ name, ...option }: OptionDeclaration): readonly [string, unknown][] {
  if (option.type === 'choice') return [[name, option.choices.at(-1)]]
  if (option.type === 'switch') return [[name, !option.default]]
  if (option.type === 'number' && option.default === option.off)
    return [[name, option.range[0] + 0.05 * (option.range[1] - option.range[0])]]
  return []
}
const unusualOf = ({ options }: Declaration) => Object.fromEntries(options.flatMap(unusual))

function withLayer({ id, takes, options }: LayerUnit, given: object): TrainingSpec {
  const groups = options.some(({ name }) => name === 'groups') ? { groups: 2 } : {}
  const before = takes === 'features' ? [{ kind: 'flatten' }] : []
  const model = [{ kind: 'conv2d', channels: 2, kernel: 3 }, ...before, { ...given, ...groups, kind: id }]
  const optimizer = { kind: 'sgd', learningRate: 0.02 }
  return spec({ data: images, model: [...model, { kind: 'dense', units: 10 }], optimizer })
}
const withTechnique = (id: string, options: object): TrainingSpec =>
  spec({
    data: images,
    model: [{ kind: 'dense', units: 8 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
    arms: { plain: {}, other: { techniques: { [id]: options } as Patch<TrainingSetup>['techniques'] } },
  })

/** Every unit as it is, and with other choices. */
export const specs: readonly (readonly [string, TrainingSpec])[] = [
  ...(layers as readonly LayerUnit[]).flatMap((unit) => [
    [`layer ${unit.id}`, withLayer(unit, {})] as const,
    [`layer ${unit.id}, other options`, withLayer(unit, unusualOf(unit))] as const,
  ]),
  ...ids(losses).map((kind) => {
    const units = kind === 'binary-cross-entropy' ? 1 : 2
    return [`loss ${kind}`, spec({ loss: { kind }, model: [{ kind: 'dense', units }] })] as const
  }),
  ...(optimizers as readonly Declaration[]).map(
    (unit) => [`optimizer ${unit.id}`, spec({ optimizer: { kind: unit.id, ...unusualOf(unit) } })] as const,
  ),
  ...ids(schedules).map(
    (kind) => [`schedule ${kind}`, spec({ optimizer: { kind: 'sgd', schedule: { kind } } })] as const,
  ),
  ...(initializers as readonly Declaration[]).map(
    (unit) => [`initializer ${unit.id}`, spec({ initializer: { kind: unit.id, ...unusualOf(unit) } })] as const,
  ),
  ...(techniques as readonly Declaration[]).flatMap((unit) => [
    [`technique ${unit.id}`, withTechnique(unit.id, {})] as const,
    [`technique ${unit.id}, other options`, withTechnique(unit.id, unusualOf(unit))] as const,
  ]),
  ...ids(dataSets).map((kind) => {
    const data = { ...(kind === 'digits' ? images : {}), ...OWN[kind], kind, ...(OWN[kind] ? { train: 20 } : {}) }
    return [`data ${kind}`, spec({ data, model: [{ kind: 'dense', units: OUTPUTS[kind] ?? 2 }] })] as const
  }),
  ['members', spec({ members: 3 })],
  [
    'repeat',
    spec({
      model: [
        { repeat: 2, layers: [{ kind: 'dense', units: 4 }] },
        { kind: 'dense', units: 2 },
      ],
    }),
  ],
  ['changes', spec({ changes: [{ step: 5, set: { 'optimizer.learningRate': 0.01, 'optimizer.momentum': 0.5 } }] })],
]
