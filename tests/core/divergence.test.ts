/** A run whose numbers grow beyond float32. */
import { describe, expect, test } from 'vitest'
import type { Layer } from '#core/layers/index.ts'
import type { Slice } from '#core/network.ts'
import { planTraining } from '#core/plan.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { TrainingSpec } from '#core/spec.ts'
import type { TrainingOutcome } from '#core/train/train.ts'
import { outcomeDigest } from '#stats/outcome-digest.ts'
import { byDefinition, run, small, trained, watching } from './environments.ts'

describe('a run that diverges', () => {
  const deep = (hidden: number): readonly Layer[] => [
    ...Array.from({ length: hidden }, () => [{ kind: 'dense', units: 32 } as const, { kind: 'relu' } as const]).flat(),
    { kind: 'dense', units: 2 },
  ]
  const wild = { ...small, optimizer: { kind: 'sgd', learningRate: 10 } } as const
  const cases: readonly (readonly [string, TrainingSpec])[] = [
    ['a penalty that overshoots', { ...wild, arms: { plain: { techniques: { l2: { strength: 1 } } } } }],
    // Here the square of the gradient overflows before the loss does.
    [
      'a penalty that overshoots a little',
      { ...wild, model: deep(3), arms: { plain: { techniques: { l2: { strength: 0.22 } } } } },
    ],
    ['a deep network', { ...wild, model: deep(6) }],
    ['momentum', { ...wild, model: deep(4), optimizer: { kind: 'sgd', learningRate: 10, momentum: 0.9 } }],
  ]

  interface Seen {
    /** Whether the step's loss and the square of its gradient are finite. */
    readonly finite: boolean
    /** The first layer whose output on the step's batch is not. */
    readonly layer: string | undefined
  }
  /** Runs the arm, and looks at each step's batch after the gradient. */
  function watched(spec: TrainingSpec): { outcome: TrainingOutcome; seen: readonly Seen[] } {
    const { network, gradientSquared } = planTraining(resolveArm(spec, 'plain') as ResolvedTraining, 0, [], 0)
    const seen: Seen[] = []
    const environment = watching((segment, arena, count) => {
      if (segment !== 'backward') return
      const live = ({ offset, length }: Slice) =>
        arena.subarray(offset, offset + length).filter((_, k) => k % network.capacity < count)
      const finite = live(network.losses).every(Number.isFinite) && Number.isFinite(arena[gradientSquared.offset])
      const layer = network.layers.find(({ output }) => !live(output.value).every(Number.isFinite))?.name
      seen.push({ finite, layer })
    })
    return { outcome: trained(spec, {}, environment), seen }
  }

  describe.each([1, 2, 7])('measured every %i steps', (measureEvery) => {
    test.each(cases)('%s: stops, says at which step and in which layer, and plots finite numbers only', (_, given) => {
      const spec = { ...given, training: { batchSize: 8, steps: 100, measureEvery } }
      const { outcome, seen } = watched(spec)
      const { divergence, steps, history, metrics } = outcome
      const { step, layer } = divergence!
      expect(step).toBeGreaterThan(1)
      expect(step).toBeLessThan(100)
      // At the first step whose loss or gradient breaks; or one before, where the measures after it show it already.
      // Those measures may break on an example that is not in the batch.
      const found = seen.findIndex(({ finite }) => !finite)
      const broken = found < 0 ? seen.length : found + 1
      expect(step % measureEvery === 0 ? [broken, broken - 1] : [broken]).toContain(step)
      expect(seen).toHaveLength(broken)
      expect(layer).toBe(
        seen.at(-1)!.layer ?? `dense-${spec.model.filter((layer) => 'kind' in layer && layer.kind === 'dense').length}`,
      )

      expect(steps.at(-1)!).toBeLessThan(step)
      for (const series of Object.values(history)) {
        expect(series).toHaveLength(steps.length)
        expect(series.filter((value) => !Number.isFinite(value))).toEqual([])
      }
      expect(Number.isFinite(metrics['test.loss@best-validation'])).toBe(true)
      expect(metrics['test.error']).toBeLessThanOrEqual(1)
    })
  })

  test.each(cases)('%s: has one digest for both executors', (_, spec) => {
    expect(outcomeDigest(run(spec, {}, byDefinition).outcome, 0)).toBe(outcomeDigest(run(spec).outcome, 0))
  })

  test('does not at a learning rate that is merely too large', () => {
    expect(trained(wild).divergence).toBeNull()
  })
})
