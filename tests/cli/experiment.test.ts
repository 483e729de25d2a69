import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as ort from 'onnxruntime-web/wasm'
import { afterAll, describe, expect, test } from 'vitest'
import { digits as digitsData } from '#core/data/digits.ts'
import { planTraining } from '#core/plan.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { Settings, Spec } from '#core/spec.ts'
import { writeSpecFile } from '#core/spec-file.ts'
import { createMachine } from '#core/train/machine.ts'
import { coreVersion } from '#kernels/built/version.ts'
import { executeNow } from '#runner/execute.ts'
import digits from '../../content/chapters/l2-penalty/experiments/digits.ts'
import shrink from '../../content/chapters/l2-penalty/experiments/shrink-by-direction.ts'
import orderLab from '../../content/chapters/recipe-lab/experiments/order-lab.ts'
import { simd, small, trained } from '../core/environments.ts'
import { command } from './command.ts'

ort.env.wasm.numThreads = 1

const ID = 'l2-penalty/digits'
const folder = mkdtempSync(join(tmpdir(), 'experiment-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, text?: string) => {
  const path = join(folder, name)
  if (text !== undefined) writeFileSync(path, text)
  return path
}

interface Report {
  readonly experiment: string
  readonly core: string
  readonly digest: string
  readonly arms: {
    readonly [arm: string]: {
      readonly seeds: readonly {
        readonly seed: number
        readonly digest: string
        readonly metrics: { readonly [key: string]: number }
        readonly divergence?: { readonly step: number; readonly layer: string }
      }[]
    }
  }
}
/** What the command prints as JSON, and nothing else. */
async function report(...args: readonly string[]): Promise<Report> {
  const { status, stdout, stderr } = await command('experiment', [...args, '--json'])
  expect([status, stderr]).toEqual([0, ''])
  return JSON.parse(stdout) as Report
}
/** The same run, here. */
const here = (spec: Spec, arm: string, seed: number, settings: Settings = {}) =>
  executeNow({ type: 'run', id: 0, spec, key: { arm, settings, seed }, purpose: 'measures' }, simd)

describe.concurrent('--json', () => {
  test('prints the runs of both arms and all seeds, as they are here', async () => {
    const printed = await report(ID, '--seeds', '0..2', '--steps', '20')
    expect(Object.keys(printed)).toEqual(['experiment', 'core', 'digest', 'arms'])
    expect(printed).toMatchObject({ experiment: ID, core: coreVersion })
    expect(printed.digest).toMatch(/^[0-9a-f]{64}$/)
    expect(Object.keys(printed.arms)).toEqual(['plain', 'penalised'])
    for (const [arm, { seeds }] of Object.entries(printed.arms)) {
      expect(seeds.map(({ seed }) => seed)).toEqual([0, 1, 2])
      for (const run of seeds) {
        const { digest, metrics } = here(digits, arm, run.seed, { 'training.steps': 20 })
        expect(run).toEqual({ seed: run.seed, digest, metrics })
        expect(run.metrics).toHaveProperty(['test.error'])
      }
    }
  })

  test('has one digest over all runs, which changes with any of them', async () => {
    const [once, again, other] = await Promise.all([
      report(ID, '--steps', '3'),
      report(ID, '--steps', '3', '--seeds', '0'),
      report(ID, '--steps', '3', '--set', 'penalised.techniques.l2.strength=0.04'),
    ])
    expect(again).toEqual(once)
    expect(other.digest).not.toBe(once.digest)
    expect(other.arms.plain).toEqual(once.arms.plain)
    expect(other.arms.penalised).not.toEqual(once.arms.penalised)
  })

  test('--arm and --set choose what runs', async () => {
    const settings = { 'data.train': 60, 'penalised.techniques.l2.strength': 0.1, 'training.steps': 5 }
    const sets = Object.entries(settings).flatMap(([path, value]) => ['--set', `${path}=${value}`])
    const printed = await report(ID, '--arm', 'penalised', '--seeds', '7', ...sets)
    expect(Object.keys(printed.arms)).toEqual(['penalised'])
    const [only] = printed.arms.penalised!.seeds
    expect(only).toMatchObject({ seed: 7, digest: here(digits, 'penalised', 7, settings).digest })
  })

  test('an order of layers is written as in a link', async () => {
    const path = 'yours.model.0.layers'
    const set = ['--arm', 'yours', '--steps', '20', '--set', `${path}=relu,dropout,conv2d`]
    const printed = await report('recipe-lab/order-lab', ...set)
    const settings = { [path]: ['relu', 'dropout', 'conv2d'], 'training.steps': 20 }
    expect(printed.arms.yours!.seeds[0]!.digest).toBe(here(orderLab, 'yours', 0, settings).digest)
  })

  test('an analysis has numbers, too', async () => {
    const printed = await report('l2-penalty/shrink-by-direction', '--set', 'analysis.strength=3')
    const [run] = printed.arms.penalised!.seeds
    expect(run!.metrics['factor-1']).toBe(4 / 7)
    expect(run!.digest).toBe(here(shrink, 'penalised', 0, { 'analysis.strength': 3 }).digest)
  })

  test('a run that diverges says where', async () => {
    const wild = ['optimizer.learningRate=10', 'penalised.techniques.l2.strength=1'].flatMap((set) => ['--set', set])
    const printed = await report(ID, '--arm', 'penalised', ...wild)
    expect(printed.arms.penalised!.seeds[0]!.divergence).toEqual({ step: expect.any(Number), layer: 'dense-2' })
  })

  test('a path to a spec as JSON works in place of an id', async () => {
    const path = file('my-spec.json', JSON.stringify(small))
    const printed = await report(path, '--seeds', '2')
    expect(printed.experiment).toBe(path)
    expect(printed.arms.plain!.seeds[0]!.digest).toBe(here(small, 'plain', 2).digest)
  })

  test('so does a file that a reader took away, whose settings and seed are in it', async () => {
    const settings = { 'penalised.techniques.l2.strength': 0.2, 'data.train': 40, 'training.steps': 20 }
    const given = { experiment: ID, spec: digits, seed: 5, settings }
    const path = file('taken.json', writeSpecFile({ ...given, core: coreVersion }))
    const printed = await report(path)
    for (const arm of ['plain', 'penalised'])
      expect(printed.arms[arm]!.seeds).toMatchObject([{ seed: 5, digest: here(digits, arm, 5, settings).digest }])

    const { status, stderr } = await command('experiment', [
      file('older.json', writeSpecFile({ ...given, core: 'older' })),
      '--seeds',
      '0',
    ])
    expect(status).toBe(0)
    expect(stderr).toContain(`comes from core older, and this is core ${coreVersion}: the numbers may differ.`)
  })
})

test('without --json it prints one line a run', async () => {
  const { status, stdout, stderr } = await command('experiment', [ID, '--steps', '2', '--seeds', '0..1'])
  expect([status, stderr]).toEqual([0, ''])
  const lines = stdout.trimEnd().split('\n')
  expect(lines).toHaveLength(4)
  lines.forEach((line, k) => {
    expect(line).toMatch(
      new RegExp(`^${k < 2 ? 'plain' : 'penalised'}, seed ${k % 2}: .*test\\.error .*; digest [0-9a-f]{12}$`),
    )
  })
})

describe('--onnx', () => {
  const settings = { 'training.steps': 30 }
  const seed = 3
  const setup = resolveArm(digits, 'plain') as ResolvedTraining
  const { test: images } = digitsData.create(setup.data as never, seed, simd.datasets)

  /** The largest difference of a logit of any test image between the file in onnxruntime and the core. */
  async function difference(path: string, arm: string): Promise<number> {
    const { parameters, network } = trained(digits, { arm, settings, seed })
    const machine = createMachine(planTraining(resolveArm(digits, arm) as ResolvedTraining), simd.executor)
    machine.arena.set(parameters, network.parameters.offset)
    const expected = machine.outputs(images.inputs, images.count)

    const session = await ort.InferenceSession.create(new Uint8Array(readFileSync(path)))
    const { logits } = await session.run({ input: new ort.Tensor('float32', images.inputs, [images.count, 64]) })
    expect(logits!.dims).toEqual([700, 10])
    return (logits!.data as Float32Array).reduce((most, value, k) => Math.max(most, Math.abs(value - expected[k]!)), 0)
  }

  test('writes one file for each of several arms, which give the core’s logits within 1e-5', async () => {
    await report(ID, '--steps', '30', '--seeds', '3', '--onnx', file('several.onnx'))
    expect(
      readdirSync(folder)
        .filter((name) => name.startsWith('several'))
        .sort(),
    ).toEqual(['several-penalised.onnx', 'several-plain.onnx'])
    for (const arm of ['plain', 'penalised'])
      expect(await difference(file(`several-${arm}.onnx`), arm)).toBeLessThan(1e-5)
    expect(await difference(file('several-plain.onnx'), 'penalised')).toBeGreaterThan(0.1)
  })

  test('writes one file of one arm under its own name', async () => {
    await report(ID, '--steps', '30', '--seeds', '3', '--arm', 'penalised', '--onnx', file('one.onnx'))
    expect(readdirSync(folder).filter((name) => name.startsWith('one'))).toEqual(['one.onnx'])
    expect(await difference(file('one.onnx'), 'penalised')).toBeLessThan(1e-5)
  })
})
