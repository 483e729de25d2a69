import { readFile } from 'node:fs/promises'
import * as ort from 'onnxruntime-web/wasm'
import { expect } from 'vitest'
import digits from '#content/chapters/l2-penalty/experiments/digits.ts'
import type { DataUnit, Splits } from '#core/data/data.ts'
import { dataSets } from '#core/data/index.ts'
import { planTraining } from '#core/plan.ts'
import { resolveArm } from '#core/resolve.ts'
import { runExperiment } from '#core/run.ts'
import { createMachine } from '#core/train/machine.ts'
import { unitOf } from '#core/units.ts'
import { lookUp, text } from '#i18n/strings.ts'
import { loadEnvironment } from '#runner/environment-node.ts'
import { test } from './browser.ts'
import { demoOn } from './demo.ts'

ort.env.wasm.numThreads = 1

const IMAGES = 50

/** Test images and what the network that this arm trains in Node says of them, [image][class]. */
async function logitsInNode(arm: string): Promise<{ inputs: Float32Array; logits: Float32Array }> {
  const environment = await loadEnvironment()
  const setup = resolveArm(digits, arm)
  if (setup.kind !== 'training') throw new Error('The digits are trained on.')
  const splits: Splits = unitOf<DataUnit>(dataSets, setup.data.kind, 'data set').create(
    setup.data as never,
    0,
    environment.datasets,
  )
  const run = runExperiment(digits, { arm, settings: {}, seed: 0 }, 'measures', environment)
  let next = run.next()
  while (!next.done) next = run.next()
  if (next.value.kind !== 'training') throw new Error('The digits are trained on.')
  const planned = planTraining(setup)
  const machine = createMachine(planned, environment.executor)
  machine.arena.set(next.value.parameters, planned.network.parameters.offset)
  const inputs = splits.test.inputs.slice(0, IMAGES * planned.network.input.features)
  return { inputs, logits: machine.outputs(inputs, IMAGES) }
}

test('the ONNX file of either arm gives the core’s logits', async ({ visit }) => {
  const demo = await demoOn(await visit('l2-penalty/'), 'l2-penalty/digits')
  for (const arm of Object.keys(digits.arms)) {
    const download = demo.page().waitForEvent('download')
    await demo.getByRole('button', { name: text('en', 'demo.takeModel', { arm: lookUp('en', `arms.${arm}`) }) }).click()
    const file = await download
    expect(file.suggestedFilename()).toBe(`l2-penalty-digits-${arm}.onnx`)

    const { inputs, logits: expected } = await logitsInNode(arm)
    const session = await ort.InferenceSession.create(await readFile(await file.path()))
    const { logits } = await session.run({ input: new ort.Tensor('float32', inputs, [IMAGES, inputs.length / IMAGES]) })
    expect(logits!.dims).toEqual([IMAGES, expected.length / IMAGES])
    expect(Math.max(...expected)).toBeGreaterThan(1)
    const differences = Array.from(logits!.data as Float32Array, (value, k) => Math.abs(value - expected[k]!))
    expect(Math.max(...differences), arm).toBeLessThan(1e-5)
  }
})
