/**
 * Runs one experiment from the command line:
 * npm run -s experiment -- l2-penalty/digits --seeds 0..4 --arm plain --set data.labelNoise=0.1 --steps 200 --json
 */
import { readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { readValue } from '#core/option-text.ts'
import { optionOf } from '#core/resolve.ts'
import type { Settings, Spec } from '#core/spec.ts'
import { readSpecFile } from '#core/spec-file.ts'
import { type Json, SpecError } from '#core/units.ts'
import { coreVersion } from '#kernels/built/version.ts'
import { runAll } from '#runner/pool-node.ts'
import { createDigest } from '#stats/sha256.ts'
import { findExperiment } from './experiments.ts'

const USAGE =
  'Usage: npm run -s experiment -- <chapter>/<experiment> | <spec.json> [--seeds 0..4] [--arm NAME] [--set path=value] [--steps N] [--onnx FILE] [--json]'

function readSeeds(text: string): number[] {
  const [, first, last] = /^(\d+)(?:\.\.(\d+))?$/.exec(text) ?? []
  const from = Number(first)
  const to = Number(last ?? first)
  if (first === undefined || to < from || to - from > 9999)
    throw new SpecError(`“--seeds ${text}” must be a seed such as 7 or a range such as 0..4, both ends included.`)
  return Array.from({ length: to - from + 1 }, (_, k) => from + k)
}

function readSettings(spec: Spec, assignments: readonly string[]): Settings {
  return Object.fromEntries(
    assignments.map((assignment) => {
      const at = assignment.indexOf('=')
      if (at < 1) throw new SpecError(`“--set ${assignment}” must have the form path=value.`)
      const path = assignment.slice(0, at)
      return [path, valueAt(spec, path, assignment.slice(at + 1))]
    }),
  )
}

/** What no option takes stays text: the setup that it is put into says what there is in its place. */
function valueAt(spec: Spec, path: string, text: string): Json {
  try {
    return readValue(optionOf(spec, path).declaration, text)
  } catch (error) {
    if (error instanceof SpecError) return text
    throw error
  }
}

async function readExperiment(name: string): Promise<ReturnType<typeof readSpecFile>> {
  if (!name.endsWith('.json')) return findExperiment(name)
  const text = await readFile(name, 'utf8').catch(() => {
    throw new SpecError(`There is no file “${name}”.`)
  })
  try {
    return readSpecFile(JSON.parse(text))
  } catch (error) {
    // The message may quote lines of the file.
    if (error instanceof SyntaxError)
      throw new SpecError(`“${name}” is not JSON: ${error.message.replace(/\s+/g, ' ')}.`)
    throw error
  }
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        seeds: { type: 'string' },
        arm: { type: 'string' },
        set: { type: 'string', multiple: true, default: [] },
        steps: { type: 'string' },
        onnx: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    })
    if (positionals.length !== 1) throw new SpecError(USAGE)
    return { ...values, name: positionals[0]! }
  } catch (error) {
    throw error instanceof SpecError ? error : new SpecError(`${(error as Error).message} ${USAGE}`)
  }
}

async function main(): Promise<void> {
  const options = readArguments()
  const { spec, seed = 0, core = coreVersion } = await readExperiment(options.name)
  if (core !== coreVersion)
    console.error(`“${options.name}” comes from core ${core}, and this is core ${coreVersion}: the numbers may differ.`)
  const seeds = readSeeds(options.seeds ?? String(seed))
  const arms = options.arm === undefined ? Object.keys(spec.arms) : [options.arm]
  const settings = readSettings(spec, [
    ...options.set,
    ...(options.steps === undefined ? [] : [`training.steps=${options.steps}`]),
  ])
  if (options.onnx !== undefined && seeds.length > 1) throw new SpecError('“--onnx” takes the model of one seed.')

  const onnxName = options.name.replace(/.*\//, '').replace('.json', '')
  const jobs = arms.flatMap((arm) =>
    seeds.map((seed) => ({
      spec,
      key: { arm, settings, seed },
      ...(options.onnx === undefined ? {} : { onnx: onnxName }),
    })),
  )
  const results = await runAll(jobs)

  const runs = jobs.map(({ key }, index) => ({ ...key, result: results[index]! }))
  const digest = createDigest()
  for (const { result } of runs) digest.text(result.digest)
  const report = {
    experiment: options.name,
    core: coreVersion,
    digest: digest.hex(),
    arms: Object.fromEntries(
      arms.map((arm) => [
        arm,
        {
          seeds: runs
            .filter((run) => run.arm === arm)
            .map(({ seed, result: { digest, metrics, divergence } }) => ({
              seed,
              digest,
              metrics,
              ...(divergence ? { divergence } : {}),
            })),
        },
      ]),
    ),
  }
  if (options.onnx !== undefined)
    for (const { arm, result } of runs) {
      const file = arms.length === 1 ? options.onnx : options.onnx.replace(/(\.onnx)?$/, `-${arm}.onnx`)
      await writeFile(file, result.onnx!).catch((error: Error) => {
        throw new SpecError(`“${file}” cannot be written: ${error.message}.`)
      })
    }
  if (options.json) console.log(JSON.stringify(report, null, 2))
  else
    for (const { arm, seed, result } of runs) {
      const shown = Object.entries(result.metrics).map(([key, value]) => `${key} ${Number(value.toPrecision(4))}`)
      console.log(`${arm}, seed ${seed}: ${shown.join(', ')}; digest ${result.digest.slice(0, 12)}`)
    }
}

try {
  await main()
} catch (error) {
  const sentence = error instanceof SpecError || error instanceof RangeError
  console.error(sentence ? error.message : error)
  process.exitCode = 1
}
