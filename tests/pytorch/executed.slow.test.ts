import { describe, expect, test } from 'vitest'
import type { DataUnit, Examples } from '#core/data/data.ts'
import { dataSets } from '#core/data/index.ts'
import { planTraining } from '#core/plan.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import { createStream } from '#core/rng.ts'
import type { TrainingSpec } from '#core/spec.ts'
import { initialise } from '#core/train/initialise.ts'
import { unitOf } from '#core/units.ts'
import { pairedDifference } from '#stats/paired.ts'
import digits from '../../content/chapters/l2-penalty/experiments/digits.ts'
import moons from '../../content/chapters/l2-penalty/experiments/moons.ts'
import { simd, trained } from '../core/environments.ts'
import { codeOf, notebookOf, requestFor, specs } from './notebooks.ts'
import { hasTorch, runPython } from './python.ts'

/** What draws masks, noise or other examples: the same in the mean, never to the last bit. */
const RANDOM = /dropout|drop-connect|noise|shift|augmentation|cutout|mixup|cutmix|members/

/** A split as lists of numbers. */
const plain = ({ inputs, labels, values, count }: Examples, shape: readonly number[]) => ({
  inputs: [...inputs],
  shape: [count, ...shape],
  labels: [...(labels.length > 0 ? labels : values)],
})

/** Data and initial weights of the core for each arm, to put in place of PyTorch's own. */
function startOf(spec: TrainingSpec, arm: string) {
  const setup = resolveArm(spec, arm) as ResolvedTraining
  const planned = planTraining(setup)
  const data = unitOf<DataUnit>(dataSets, setup.data.kind, 'data set')
  const { train, validation, test } = data.create(setup.data as never, 0, requestFor(spec).datasets)
  const shape = data.shape(setup.data as never)
  const arena = new Float32Array(planned.program.arenaLength)
  initialise(planned.network, setup, arena, (name) => createStream(0, name))
  return {
    data: { train: plain(train, shape), validation: plain(validation, shape), test: plain(test, shape) },
    parameters: planned.network.layers.flatMap(({ parameters }) =>
      parameters.map(({ value }) => [...arena.subarray(value.offset, value.offset + value.length)]),
    ),
  }
}

/**
 * Runs the cells of each notebook up to the first run, then each arm once on what `startOf` gives, or, without it, on
 * PyTorch's own numbers.
 */
const RUN = `
import json, sys
results = {}
for name, cells, starts in json.load(sys.stdin):
    scope = {}
    for cell in cells:
        exec(cell, scope)
    torch, put = scope["torch"], scope["put"]

    def core_data(start):
        data = {}
        for split, part in start["data"].items():
            y = torch.tensor(part["labels"])
            y = y.view(len(y), 1).float() if scope["CLASSES"] is None else y
            data[split] = torch.tensor(part["inputs"]).view(part["shape"]), y
        return data

    def core_weights(model, start):
        put(model.parameters(), [torch.tensor(v).view(p.shape) for p, v in zip(model.parameters(), start["parameters"])])

    results[name] = {}
    for arm in scope["ARMS"]:
        if starts is not None:
            scope["make_data"] = lambda options, seed: core_data(starts[arm])
            scope["initialise"] = lambda model, *more: core_weights(model, starts[arm])
        results[name][arm] = scope["train"](arm, scope["SEED"])
print(json.dumps(results))
`
type Measured = Readonly<Record<string, number>>
type Named = readonly [name: string, spec: TrainingSpec]

/** What each arm of each notebook measures, in one Python for all. */
function execute(named: readonly Named[], onCore: boolean): Record<string, Record<string, Measured>> {
  const given = named.map(([name, spec]) => {
    const starts = Object.fromEntries(Object.keys(spec.arms).map((arm) => [arm, startOf(spec, arm)]))
    return [name, codeOf(notebookOf(requestFor(spec))).slice(0, -1), onCore ? starts : null]
  })
  return JSON.parse(runPython(RUN, JSON.stringify(given)))
}

// PyTorch is no tool of this project: where it is missing, these say that they were skipped.
describe.skipIf(!hasTorch)('a notebook, executed', () => {
  // Whole batches, since the order within an epoch is drawn; short and slow, so that rounding does not grow.
  const exact = specs.flatMap(([name, spec]): Named[] => {
    const training = { batchSize: 'all', steps: 20, measureEvery: 5 } as const
    return RANDOM.test(name) ? [] : [[name, { ...spec, training }]]
  })

  test('measures what the core does, with every unit that draws nothing', () => {
    const results = execute(exact, true)
    for (const [name, spec] of exact)
      for (const arm of Object.keys(spec.arms)) {
        const { metrics } = trained(spec, { arm }, { ...simd, datasets: requestFor(spec).datasets })
        const measured = results[name]![arm]!
        const shared = Object.keys(measured).filter((key) => key in metrics)
        expect(shared.length).toBeGreaterThanOrEqual(12)
        for (const key of shared) {
          // An example at the border of two classes may fall either way.
          const either = key.includes('error') && spec.data.kind !== 'linear' ? 0.011 : 0
          const slack = 1e-3 * Math.abs(metrics[key]!) + 1e-5 + either
          expect(Math.abs(measured[key]! - metrics[key]!), `${name}, ${arm} ${key}`).toBeLessThanOrEqual(slack)
        }
      }
  })

  test('runs on its own random numbers, with every unit', () => {
    for (const [name, arms] of Object.entries(execute(specs, false)))
      for (const measured of Object.values(arms))
        for (const [key, value] of Object.entries(measured)) expect(Number.isFinite(value), `${name} ${key}`).toBe(true)
  })

  test.each([
    ['digits', digits],
    ['moons', moons],
  ] as const)('has the effect that the core has: %s', (_, spec) => {
    const comparison = { first: 'penalised', second: 'plain', measure: 'test.error', seeds: 8 }
    const cells = codeOf(notebookOf({ ...requestFor(spec), comparison }))
    const printed = runPython(
      'import json, sys\nfor cell in json.load(sys.stdin): exec(cell, globals())\nprint(json.dumps(differences))',
      JSON.stringify(cells),
    )
    const there = pairedDifference(JSON.parse(printed.trimEnd().split('\n').at(-1)!))
    const here = pairedDifference(
      Array.from({ length: 8 }, (_, seed) => {
        const error = (arm: string) => trained(spec, { arm, seed }).metrics['test.error']!
        return error('penalised') - error('plain')
      }),
    )
    expect(Math.sign(there.mean)).toBe(Math.sign(here.mean))
    expect(there.high).toBeLessThan(0)
    expect(here.high).toBeLessThan(0)
  })
})
