/** The committee: onnxruntime gives the core's outputs, and drawn digits are as readable as the data's. */
import * as ort from 'onnxruntime-web/wasm'
import { describe, expect, test } from 'vitest'
import { digitInput, digitShade } from '#core/data/digits.ts'
import { placeAsData } from '#demos/draw-digit/as-data.ts'
import { beliefsOf, byOverconfidence, overconfidence } from '#demos/draw-digit/beliefs.ts'
import { blocksOf, countBlocks } from '#demos/draw-digit/bitmap.ts'
import { measureDigits } from '#demos/draw-digit/statistics.ts'
import { withBatch } from '#onnx/fixed-batch.ts'
import type { Sample } from '#runner/sample.ts'
import { memberIds, trainedCommittee } from '#site/committee.ts'
import { simd } from '../core/environments.ts'

ort.env.wasm.numThreads = 1

const members = await trainedCommittee()

/** The test digits as if they had been drawn, as inputs. */
const statistics = measureDigits(simd.datasets.digits.images)
const { inputs, count } = members[0]!.sample
const placed = Float32Array.from(
  Array.from({ length: count }, (_, k) => {
    const counts = inputs.subarray(64 * k, 64 * (k + 1)).map((input) => Math.round(16 * digitShade(input)))
    return [...countBlocks(placeAsData(blocksOf(counts), statistics))]
  }).flat(),
  digitInput,
)

async function outputsOf(onnx: Uint8Array, inputs: Float32Array, count: number): Promise<Float32Array> {
  const { model, inputShape } = withBatch(onnx, count)
  const session = await ort.InferenceSession.create(model)
  const { logits } = await session.run({ input: new ort.Tensor('float32', inputs, inputShape) })
  await session.release()
  return logits!.data as Float32Array
}

const shareRight = (outputs: Float32Array, { labels, count }: Sample) =>
  beliefsOf(outputs).filter(({ digit }, k) => digit === labels[k]).length / count

describe.each(members)('$id', ({ onnx, sample, right, sure }) => {
  test('gives the core’s outputs in onnxruntime', async () => {
    const outputs = await outputsOf(onnx, sample.inputs, sample.count)
    expect(Math.max(...sample.outputs)).toBeGreaterThan(1)
    const differences = sample.outputs.map((output, k) => Math.abs(output - outputs[k]!))
    expect(Math.max(...differences)).toBeLessThan(1e-5)
  })

  test('reads digits, and digits that were cropped, scaled and centred as a drawing is', async () => {
    const outputs = await outputsOf(onnx, placed, sample.count)
    expect(right).toBe(shareRight(sample.outputs, sample))
    expect(right).toBeGreaterThan(0.9)
    expect(shareRight(outputs, sample)).toBeGreaterThan(right - 0.04)
    expect(sure).toBeGreaterThan(0.5)
  })
})

test('a member an arm, each its own network', () => {
  expect(members.map(({ id }) => id)).toEqual(memberIds)
  // The texts of the page say how many they are.
  expect(memberIds).toHaveLength(10)
  expect(new Set(members.map(({ sample }) => sample.outputs.join())).size).toBe(members.length)
})

test('the most overconfident is the one that is surer than right by most', () => {
  const surplus = byOverconfidence(members).map(overconfidence)
  expect(surplus).toEqual(surplus.toSorted((a, b) => b - a))
})
