/** Experiments on data that their author did not choose. */
import { describe, expect, test } from 'vitest'
import digits from '#content/chapters/l2-penalty/experiments/digits.ts'
import growingWeights from '#content/chapters/l2-penalty/experiments/growing-weights.ts'
import moons from '#content/chapters/l2-penalty/experiments/moons.ts'
import smallerNetwork from '#content/chapters/l2-penalty/experiments/smaller-network.ts'
import type { OwnData } from '#core/data/data.ts'
import { planTraining } from '#core/plan.ts'
import { probes } from '#core/probes/index.ts'
import { optionOf, type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import { runExperiment } from '#core/run.ts'
import type { TrainingSpec } from '#core/spec.ts'
import { asPrinted, pathsOf, specWith, startValueOf, withOwnData } from '#demos/document.ts'
import { withData } from '#demos/with-data.ts'
import { loadEnvironment } from '#runner/environment-node.ts'

const { executor, datasets } = await loadEnvironment()

const table = {
  kind: 'own-table',
  file: 'flowers.csv',
  features: 4,
  classes: 3,
  train: 30,
  validation: 15,
  test: 15,
} as const
const points = { kind: 'own-points', file: 'plane.csv', classes: 2, train: 30, validation: 15, test: 15 } as const
const images = {
  kind: 'own-images',
  file: 'digits',
  height: 6,
  width: 5,
  classes: 3,
  train: 20,
  validation: 10,
  test: 10,
} as const
const drawing = { kind: 'drawn-points', points: [-1, 0, 0, 1, 0, 1, 0, 1, 2], classes: 3, train: 3 } as const

/** Numbers of no meaning, in so many classes. */
function made(count: number, shape: readonly number[], classes: number): OwnData {
  const features = shape.reduce((a, b) => a * b, 1)
  return {
    shape,
    task: { kind: 'classification', classes },
    examples: {
      count,
      inputs: Float32Array.from({ length: count * features }, (_, k) => ((k * 7) % 11) / 11),
      labels: Uint8Array.from({ length: count }, (_, k) => k % classes),
      values: new Float32Array(0),
    },
  }
}
const own = {
  'flowers.csv': made(60, [4], 3),
  'plane.csv': made(60, [2], 2),
  digits: made(40, [1, 6, 5], 3),
}

const lastUnits = (model: TrainingSpec['model']) => (model.at(-1) as { readonly units?: number }).units
const armOf = (spec: TrainingSpec, arm: string) => resolveArm(spec, arm) as ResolvedTraining

describe('networks', () => {
  test('end in the classes there are, also those of arms that replace the model', () => {
    const spec = withData(smallerNetwork as TrainingSpec, table)
    for (const arm of Object.keys(spec.arms)) {
      expect(lastUnits(armOf(spec, arm).model as never)).toBe(3)
      expect(() => planTraining(armOf(spec, arm))).not.toThrow()
    }
    expect(armOf(spec, 'narrow').model[0]).toMatchObject({ units: 8 })
  })

  test('have one output where an arm’s loss is of one logit', () => {
    const model = [{ kind: 'dense', units: 1 }] as const
    const spec: TrainingSpec = {
      ...(moons as TrainingSpec),
      arms: { softmax: {}, sigmoid: { loss: { kind: 'binary-cross-entropy' }, model } },
    }
    const [softmax, sigmoid] = ['softmax', 'sigmoid'].map((arm) => armOf(withData(spec, points), arm))
    expect([softmax, sigmoid].map((arm) => lastUnits(arm!.model as never))).toEqual([2, 1])
    for (const arm of [softmax, sigmoid]) expect(() => planTraining(arm!)).not.toThrow()
    // Of three classes that loss cannot be had, and it is the core that says so.
    expect(() => planTraining(armOf(withData(spec, table), 'sigmoid'))).toThrow('needs data of two classes')
  })

  test('that end in channels and an average end in as many channels', () => {
    const model = [{ kind: 'conv2d', channels: 10, kernel: 3 }, { kind: 'global-average-pool' }] as const
    const spec = withData({ ...(digits as TrainingSpec), model }, images)
    expect(() => planTraining(armOf(spec, 'plain'))).not.toThrow()
  })
})

describe('arms', () => {
  test('keep what they change in the data where the new data have such an option, and lose another data set', () => {
    const noisy = withData(growingWeights as TrainingSpec, table)
    expect(armOf(noisy, 'noisy').data).toMatchObject({ kind: 'own-table', labelNoise: 0.2 })
    expect(armOf(noisy, 'clean').data).toMatchObject({ kind: 'own-table', labelNoise: 0 })
    const other: TrainingSpec = {
      ...(moons as TrainingSpec),
      arms: { moons: {}, jittered: { data: { jitter: 0.4 } as never }, spiral: { data: { kind: 'spiral' } } },
    }
    for (const arm of Object.keys(other.arms)) expect(armOf(withData(other, points), arm).data).toMatchObject(points)
  })

  test('that were added and differed in the old data only go with them; the others stay', () => {
    const document = {
      ...asPrinted,
      arms: [
        { name: 'arm-3', from: 'plain' },
        { name: 'arm-4', from: 'penalised' },
      ],
      settings: {
        'data.train': 200,
        'arm-3.data.labelNoise': 0.4,
        'arm-4.data.labelNoise': 0.4,
        'arm-4.techniques.l2.strength': 0.1,
      },
      changes: [{ step: 10, set: { 'arm-4.techniques.l2.strength': 0.2 } }],
    }
    expect(withOwnData(document, points)).toEqual({
      seed: 0,
      settings: { 'arm-4.techniques.l2.strength': 0.1 },
      arms: [{ name: 'arm-4', from: 'penalised' }],
      changes: document.changes,
      data: points,
      see: [],
    })
  })
})

describe('controls', () => {
  const jittery = { ...(moons as TrainingSpec), controls: ['data.jitter', 'data.labelNoise', 'data.train', 'seed'] }

  test('are there for what the new data have; the book’s data bring the others back', () => {
    const onOwn = { ...asPrinted, data: points }
    expect(pathsOf(jittery, onOwn)).toEqual(['data.labelNoise', 'data.train'])
    for (const path of pathsOf(jittery, onOwn)) expect(optionOf(specWith(jittery, onOwn), path).unit).toBe('own-points')
    expect(startValueOf(jittery, onOwn, 'data.train')).toBe(30)
    expect(pathsOf(jittery, withOwnData(onOwn, null))).toEqual(['data.jitter', 'data.labelNoise', 'data.train'])
    expect(specWith(jittery, withOwnData(onOwn, null)).controls).toEqual(jittery.controls)
  })
})

describe('figures', () => {
  test('a boundary goes where there is no plane, and shows a class that there is', () => {
    const show = ['boundary', { kind: 'boundary', class: 2 }, 'error'] as const
    const spec = { ...(moons as TrainingSpec), show, record: show }
    expect(withData(spec, table)).toMatchObject({ show: ['error'], record: ['error'] })
    expect(withData(spec, points).show).toEqual(['boundary', { kind: 'boundary', class: 1 }, 'error'])
    expect(withData(spec, drawing).show).toEqual([{ kind: 'boundary', quantity: 'class' }, show[1], 'error'])
  })

  const kinds = probes.map(({ id }) => id)
  test.each([
    ['table', table],
    ['points', points],
    ['images', images],
    [
      'drawing',
      {
        ...drawing,
        points: Array.from({ length: 90 }, (_, k) => (k % 3 === 2 ? ((k - 2) / 3) % 3 : (k % 7) / 3 - 1)),
        train: 15,
        validation: 6,
        test: 6,
      },
    ],
  ] as const)('every probe looks at a %s or is left out', (_, data) => {
    const steps = { batchSize: 10, steps: 2, measureEvery: 1 }
    const shown: TrainingSpec = {
      ...(moons as TrainingSpec),
      model: [{ kind: 'dense', units: 4 }, { kind: 'batch-norm' }, { kind: 'relu' }, { kind: 'dense', units: 2 }],
      show: kinds as TrainingSpec['show'],
      training: steps,
    }
    const spec = withData(shown, data)
    const looking = spec.show.map((probe) => (typeof probe === 'string' ? probe : probe.kind))
    const left = kinds.filter((kind) => !looking.includes(kind))
    expect(left).toEqual(['own-points', 'drawn-points'].includes(data.kind) ? ['function'] : ['boundary', 'function'])
    const run = () => [
      ...runExperiment(spec, { arm: 'plain', settings: {}, seed: 0 }, 'frames', {
        executor,
        datasets: { ...datasets, own },
      }),
    ]
    expect(run().length).toBeGreaterThan(0)
  })
})
