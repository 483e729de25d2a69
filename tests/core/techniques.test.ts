/** What every technique of the registry keeps to. */
import { describe, expect, test } from 'vitest'
import type { Slice } from '#core/network.ts'
import { type Planned, planTraining } from '#core/plan.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { Patch, TrainingSetup, TrainingSpec } from '#core/spec.ts'
import { techniques } from '#core/techniques/index.ts'
import type { TechniqueUnit } from '#core/techniques/technique.ts'
import type { Environment } from '#core/train/train.ts'
import { type NumberOption, type OptionDeclaration, SpecError } from '#core/units.ts'
import { run, simd, small, trained } from './environments.ts'

type Options = { readonly [option: string]: number | string | boolean }
const registry: readonly TechniqueUnit[] = techniques

const isNumber = (option: OptionDeclaration): option is NumberOption =>
  option.type === 'number' || option.type === 'integer'
/** Every combination of the choices and switches of these options. */
const choicesOf = (options: readonly OptionDeclaration[]): Options[] =>
  options.reduce<Options[]>(
    (all, option) => {
      const values = option.type === 'choice' ? option.choices : option.type === 'switch' ? [true, false] : null
      return values ? all.flatMap((given) => values.map((value) => ({ ...given, [option.name]: value }))) : all
    },
    [{}],
  )

/** Numbers at which some techniques do something in so short a run. */
const ACTIVE: { readonly [id: string]: Options } = { 'max-norm': { limit: 0.5 }, 'early-stopping': { patience: 1 } }
/** Numbers at which the technique does nothing, and numbers at which it does something. */
const off = ({ options }: TechniqueUnit): Options =>
  Object.fromEntries(options.filter(isNumber).map(({ name, off, default: usual }) => [name, off ?? usual]))
const on = ({ id, options }: TechniqueUnit): Options => ({
  ...Object.fromEntries(
    options
      .filter(isNumber)
      .map(({ name, off, default: usual, range: [low, high] }) => [
        name,
        usual === off ? low + 0.05 * (high - low) : usual,
      ]),
  ),
  ...ACTIVE[id],
})

/** The same on images, where a technique needs them. */
const images = {
  ...small,
  data: { kind: 'digits', train: 30, validation: 20, test: 100, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 8 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  training: { batchSize: 8, steps: 18, measureEvery: 3 },
} as const satisfies TrainingSpec
const specWith = (base: TrainingSpec, given: { readonly [technique: string]: Options }): TrainingSpec => ({
  ...base,
  arms: { plain: { techniques: given as Patch<TrainingSetup>['techniques'] & object } },
})
const planned = (spec: TrainingSpec): Planned => planTraining(resolveArm(spec, 'plain') as ResolvedTraining)
const needsImages = (unit: TechniqueUnit): boolean => {
  try {
    planned(specWith(small, { [unit.id]: on(unit) }))
    return false
  } catch (error) {
    expect(error).toBeInstanceOf(SpecError)
    expect((error as Error).message).toMatch(/^“.*” changes images, but these data have 2 features each: /)
    return true
  }
}

const bits = (values: Float32Array) => [...new Int32Array(values.slice().buffer)]
/** Parameters and series of a run, to be compared bit for bit. */
const essence = (spec: TrainingSpec, seed = 0) => {
  const { parameters, history, steps } = trained(spec, { seed })
  return { parameters: bits(parameters), history, steps }
}

/** What a run reads from data and streams: initial parameters, then inputs and targets of each batch as they are put. */
function whatItReads(spec: TrainingSpec) {
  const { network, program } = planned(spec)
  const parameters: { [name: string]: number[] } = {}
  const batches: number[][] = []
  const masks: number[][] = []
  const mask = program.segments.draw?.find(({ layer }) => layer === 'dropout-1')?.operands[2]
  const environment: Environment = {
    ...simd,
    executor: {
      name: 'before and after',
      prepare(whole) {
        const { arena, run } = simd.executor.prepare(whole)
        const read = ({ offset, length }: Slice) => bits(arena.subarray(offset, offset + length))
        const live = (slice: Slice, count: number) => read(slice).filter((_, k) => k % network.capacity < count)
        return {
          arena,
          run(segment, count, mode) {
            if (segment === 'batch') {
              if (batches.length === 0)
                for (const { name, value } of network.layers.flatMap((layer) => layer.parameters))
                  parameters[name] = read(value)
              batches.push(live(network.input.value, count), live(network.targets, count))
            }
            run(segment, count, mode)
            if (segment === 'draw' && mask) masks.push(live(mask, count))
          },
        }
      },
    },
  }
  trained(spec, {}, environment)
  return { parameters, batches, masks }
}

describe.each(registry.map((unit) => [unit.id, unit] as const))('%s', (id, unit) => {
  const base: TrainingSpec = needsImages(unit) ? images : small
  const withOptions = (options: Options, spec = base) => specWith(spec, { [id]: options })
  const canBeOff = unit.options.some((option) => isNumber(option) && option.off !== undefined)

  test.runIf(canBeOff).each(choicesOf(unit.options))('off is absent, bit for bit: %o', (choices) => {
    expect(essence(withOptions({ ...off(unit), ...choices }))).toEqual(essence(base))
  })

  // A run that is only cut off early has no other parameters of its own.
  const changing = choicesOf(unit.options).filter(({ restoreBest }) => restoreBest !== false)
  test.each(changing)('on is not: %o', (choices) => {
    expect(essence(withOptions({ ...on(unit), ...choices })).parameters).not.toEqual(essence(base).parameters)
  })

  test('moves no other stream: data, initial weights, batches and the masks of a layer stay', () => {
    const { model } = base
    const spec = { ...base, model: [...model.slice(0, -1), { kind: 'dropout' } as const, ...model.slice(-1)] }
    const plain = whatItReads(spec)
    expect(plain.batches).toHaveLength(2 * base.training.steps)
    const active = whatItReads(withOptions(on(unit), spec))
    expect(active.parameters).toMatchObject(plain.parameters)
    expect(active.batches.length).toBeGreaterThan(0)
    expect(active.batches).toEqual(plain.batches.slice(0, active.batches.length))
    expect(active.masks).toEqual(plain.masks.slice(0, active.masks.length))
  })

  test('changes no measure of step 0 but its own penalty, unless it adds parameters', () => {
    if (planned(withOptions(on(unit))).network.parameters.length !== planned(base).network.parameters.length) return
    const at0 = (spec: TrainingSpec) => {
      const show = ['error', 'loss', 'weight-norm'] as const
      const [first] = run({ ...spec, show }, {}, simd, 'frames').frames
      return first!.results.filter(({ name }) => name !== 'penalty')
    }
    expect(at0(base).length).toBeGreaterThan(4)
    expect(at0(withOptions(on(unit)))).toEqual(at0(base))
  })

  test('the same seed gives the same run, another seed another', () => {
    const spec = withOptions(on(unit))
    expect(essence(spec, 3)).toEqual(essence(spec, 3))
    expect(essence(spec, 4).parameters).not.toEqual(essence(spec, 3).parameters)
  })

  test.each(unit.options.filter(isNumber))('refuses $name out of its range in a sentence', ({ name, range, type }) => {
    const [low, high] = range
    const expected = `“techniques.${id}.${name}” must be a ${type === 'integer' ? 'whole ' : ''}number from ${low} to ${high}`
    for (const value of [low - 0.001, high + 0.001, NaN, Infinity, 'much'])
      expect(() => resolveArm(withOptions({ [name]: value }), 'plain')).toThrow(
        `${expected}, not ${value === 'much' ? '"much"' : value}.`,
      )
    for (const value of range) expect(() => resolveArm(withOptions({ [name]: value }), 'plain')).not.toThrow()
  })

  test.each(unit.options.filter((option) => option.type === 'choice'))('refuses an unknown $name', (option) => {
    expect(() => resolveArm(withOptions({ [option.name]: 'nowhere' }), 'plain')).toThrow(
      `“techniques.${id}.${option.name}” must be one of ${option.choices.join(', ')}, not "nowhere".`,
    )
  })

  test.each(unit.options.filter((option) => option.type === 'switch'))('refuses $name half-way', (option) => {
    expect(() => resolveArm(withOptions({ [option.name]: 0.5 }), 'plain')).toThrow(
      `“techniques.${id}.${option.name}” must be true or false, not 0.5.`,
    )
  })

  test('refuses an option that it does not have', () => {
    expect(() => resolveArm(withOptions({ strenght: 0.1 }), 'plain')).toThrow(
      `“${id}” at “techniques.${id}” has no option “strenght”. Known: ${unit.options.map(({ name }) => name).join(', ')}.`,
    )
  })
})

const pairs = registry.flatMap((a, k) => registry.slice(k + 1).map((b) => [a.id, b.id, a, b] as const))
const aloneBits = new Map(
  registry.map((unit) => [unit, JSON.stringify(essence(specWith(images, { [unit.id]: on(unit) })))]),
)

test.each(pairs)('%s and %s stack, whichever is written first', (_, __, a, b) => {
  const one = JSON.stringify(essence(specWith(images, { [a.id]: on(a), [b.id]: on(b) })))
  const other = JSON.stringify(essence(specWith(images, { [b.id]: on(b), [a.id]: on(a) })))
  expect(other === one).toBe(true)
  for (const alone of [a, b]) expect(aloneBits.get(alone) === one).toBe(false)
})

test('all of them stack', () => {
  const { parameters } = trained(specWith(images, Object.fromEntries(registry.map((unit) => [unit.id, on(unit)]))))
  expect(parameters.every(Number.isFinite)).toBe(true)
})

test('an unknown technique is answered with those there are', () => {
  expect(() => resolveArm(specWith(small, { dropuot: {} }), 'plain')).toThrow(
    `There is no technique “dropuot”. Known: ${registry.map(({ id }) => id).join(', ')}.`,
  )
})
