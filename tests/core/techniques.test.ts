/** What every technique of the registry keeps to. */
import { describe, expect, test } from 'vitest'
import { planTraining } from '#core/plan.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { Patch, TrainingSetup, TrainingSpec } from '#core/spec.ts'
import { techniques } from '#core/techniques/index.ts'
import type { TechniqueUnit } from '#core/techniques/technique.ts'
import type { NumberOption, OptionDeclaration } from '#core/units.ts'
import { run, simd, small, trained, watching } from './environments.ts'

type Options = { readonly [option: string]: number | string }
const registry: readonly TechniqueUnit[] = techniques

const isNumber = (option: OptionDeclaration): option is NumberOption => option.type !== 'choice'
/** Every combination of the choices of these options. */
const choicesOf = (options: readonly OptionDeclaration[]): Options[] =>
  options.reduce<Options[]>(
    (all, option) =>
      option.type === 'choice'
        ? all.flatMap((given) => option.choices.map((choice) => ({ ...given, [option.name]: choice })))
        : all,
    [{}],
  )
/** Numbers at which the technique does nothing, and numbers at which it does something. */
const off = ({ options }: TechniqueUnit): Options =>
  Object.fromEntries(options.filter(isNumber).map(({ name, off, default: usual }) => [name, off ?? usual]))
const on = ({ options }: TechniqueUnit): Options =>
  Object.fromEntries(options.filter(isNumber).map(({ name, range: [low, high] }) => [name, low + 0.05 * (high - low)]))

const specWith = (given: { readonly [technique: string]: Options }): TrainingSpec => ({
  ...small,
  arms: { plain: { techniques: given as Patch<TrainingSetup>['techniques'] & object } },
})
const bits = (values: Float32Array) => [...new Int32Array(values.slice().buffer)]
/** Parameters and series of a run, to be compared bit for bit. */
const essence = (spec: TrainingSpec, seed = 0) => {
  const { parameters, history, steps } = trained(spec, { seed })
  return { parameters: bits(parameters), history, steps }
}

/** What a run reads from data and streams: initial parameters, then the inputs and targets of each step's batch. */
function whatItSees(spec: TrainingSpec): number[][] {
  const { network } = planTraining(resolveArm(spec, 'plain') as ResolvedTraining)
  const seen: number[][] = []
  const environment = watching((segment, arena) => {
    if (segment !== 'backward') return
    for (const { offset, length } of [
      ...(seen.length === 0 ? [network.parameters] : []),
      network.input.value,
      network.targets,
    ])
      seen.push(bits(arena.subarray(offset, offset + length)))
  })
  trained(spec, {}, environment)
  return seen
}

describe.each(registry.map((unit) => [unit.id, unit] as const))('%s', (id, unit) => {
  const withOptions = (options: Options) => specWith({ [id]: options })

  test.each(choicesOf(unit.options))('off is absent, bit for bit: %o', (choices) => {
    expect(essence(withOptions({ ...off(unit), ...choices }))).toEqual(essence(small))
  })

  test.each(choicesOf(unit.options))('on is not: %o', (choices) => {
    expect(essence(withOptions({ ...on(unit), ...choices })).parameters).not.toEqual(essence(small).parameters)
  })

  test('moves no other stream: data, initial weights and batches stay', () => {
    const plain = whatItSees(small)
    expect(plain).toHaveLength(1 + 2 * small.training.steps)
    expect(whatItSees(withOptions(on(unit)))).toEqual(plain)
  })

  test('changes no measure of step 0 but its own penalty', () => {
    const at0 = (spec: TrainingSpec) => {
      const show = ['error', 'loss', 'weight-norm', 'boundary'] as const
      const [first] = run({ ...spec, show }, {}, simd, 'frames').frames
      return first!.results.filter(({ name }) => name !== 'penalty')
    }
    expect(at0(small).length).toBeGreaterThan(5)
    expect(at0(withOptions(on(unit)))).toEqual(at0(small))
  })

  test('the same seed gives the same run, another seed another', () => {
    const spec = withOptions(on(unit))
    expect(essence(spec, 3)).toEqual(essence(spec, 3))
    expect(essence(spec, 4).parameters).not.toEqual(essence(spec, 3).parameters)
  })

  test.each(unit.options.filter(isNumber))('refuses $name out of its range in a sentence', ({ name, range }) => {
    const [low, high] = range
    for (const value of [low - 0.001, high + 0.001, NaN, Infinity, 'much'])
      expect(() => resolveArm(withOptions({ [name]: value }), 'plain')).toThrow(
        `“techniques.${id}.${name}” must be a number from ${low} to ${high}, not ${value === 'much' ? '"much"' : value}.`,
      )
    for (const value of range) expect(() => resolveArm(withOptions({ [name]: value }), 'plain')).not.toThrow()
  })

  test.each(unit.options.filter((option) => option.type === 'choice'))('refuses an unknown $name', (option) => {
    expect(() => resolveArm(withOptions({ [option.name]: 'nowhere' }), 'plain')).toThrow(
      `“techniques.${id}.${option.name}” must be one of ${option.choices.join(', ')}, not "nowhere".`,
    )
  })

  test('refuses an option that it does not have', () => {
    expect(() => resolveArm(withOptions({ strenght: 0.1 }), 'plain')).toThrow(
      `“${id}” at “techniques.${id}” has no option “strenght”. Known: ${unit.options.map(({ name }) => name).join(', ')}.`,
    )
  })
})

const pairs = registry.flatMap((a, k) => registry.slice(k + 1).map((b) => [a.id, b.id, a, b] as const))

test.each(pairs)('%s and %s stack, whichever is written first', (_, __, a, b) => {
  const one = essence(specWith({ [a.id]: on(a), [b.id]: on(b) }))
  const other = essence(specWith({ [b.id]: on(b), [a.id]: on(a) }))
  expect(other).toEqual(one)
  for (const alone of [a, b])
    expect(essence(specWith({ [alone.id]: on(alone) })).parameters).not.toEqual(one.parameters)
})

test('an unknown technique is answered with those there are', () => {
  expect(() => resolveArm(specWith({ dropuot: {} }), 'plain')).toThrow(
    `There is no technique “dropuot”. Known: ${registry.map(({ id }) => id).join(', ')}.`,
  )
})
