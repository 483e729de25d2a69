import { describe, expect, test } from 'vitest'
import type { Frame } from '#core/results.ts'
import type { Patch, TrainingSetup, TrainingSpec } from '#core/spec.ts'
import { coreVersion } from '#kernels/built/version.ts'
import { execute, executeNow } from '#runner/execute.ts'
import type { RunRequest } from '#runner/protocol.ts'
import { outcomeDigest } from '#stats/outcome-digest.ts'
import { run, simd, small } from '../core/environments.ts'
import { decode, message, text } from '../onnx/decode.ts'

const seed = 5
const request: RunRequest = {
  type: 'run',
  id: 0,
  spec: { ...small, show: ['loss'] } satisfies TrainingSpec,
  key: { arm: 'plain', settings: {}, seed },
  purpose: 'frames',
}

describe('execute', () => {
  test('gives the core’s frames, then what is left of its outcome', () => {
    const { frames, outcome } = run(request.spec, request.key, simd, 'frames')
    const steps = execute(request, simd).turns
    const turns: (Frame | null)[] = []
    let turn = steps.next()
    for (; !turn.done; turn = steps.next()) turns.push(turn.value)
    // Step 0 and every step after it; frames where the run is measured.
    expect(turns).toHaveLength(1 + small.training.steps)
    expect(turns.filter((value) => value !== null)).toEqual(frames)
    const { value } = turn
    expect(value).toMatchObject({ digest: outcomeDigest(outcome, seed), metrics: outcome.metrics, onnx: null })
    const { steps: measured, history, divergence } = outcome as never
    expect(value).toMatchObject({ steps: measured, history, divergence })
  })

  test('gives an analysis’s numbers, and no history', () => {
    const spec = { kind: 'analysis', analysis: { kind: 'penalised-step' }, arms: { one: {} }, controls: [] } as const
    const result = executeNow({ ...request, spec, key: { ...request.key, arm: 'one' } }, simd)
    expect(result).toMatchObject({ steps: [], history: {}, divergence: null, onnx: null })
    expect(result.metrics['next-1']).toBeCloseTo(2.89, 6)
    expect(() => executeNow({ ...request, spec, key: { ...request.key, arm: 'one' }, onnx: 'x' }, simd)).toThrow(
      'An analysis trains no model, so there is none to take.',
    )
  })

  test('has no model of a baseline or of an ensemble', () => {
    const modelOf = (patch: Patch<TrainingSetup>) =>
      executeNow({ ...request, spec: { ...small, arms: { plain: patch } }, onnx: 'x' }, simd)
    expect(() => modelOf({ baseline: { kind: 'k-nearest-neighbours' } })).toThrow('A baseline is no network')
    expect(() => modelOf({ members: 2 })).toThrow('An ensemble is several networks')
  })

  test('names the model, and says in it which arm, seed and core it comes from', () => {
    const { onnx } = executeNow({ ...request, onnx: 'two-moons' }, simd)
    const model = decode(onnx!)
    const entries = model.get(14)!.map((_, k) => [text(message(model, 14, k), 1)[0], text(message(model, 14, k), 2)[0]])
    expect(Object.fromEntries(entries)).toMatchObject({ arm: 'plain', seed: String(seed) })
    expect(text(model, 3)).toEqual([coreVersion])
    expect(text(message(model, 7), 2)).toEqual(['two-moons'])
  })
})
