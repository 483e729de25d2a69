/** Judges an answer in a page: code in a sandboxed frame, runs in the page's workers. */
import { loadUnits } from '#core/load-units.ts'
import type { RunKey } from '#core/run.ts'
import type { Settings, Spec } from '#core/spec.ts'
import { pageTurns, unlessAborted } from '#demos/turns.ts'
import { pageRunner } from '#runner/client.ts'
import type { RunResult } from '#runner/protocol.ts'
import type { PredictExercise, TuneExercise } from './define.ts'
import { type Answer, type Environment, type Graded, grade } from './grade/grade.ts'
import { OWN_SEEDS, ownRun } from './grade/own-run.ts'
import { measured, runSeeds } from './grade/tune.ts'
import type { Material } from './material.ts'
import type { CodeOutcome } from './sandbox/protocol.ts'
import { runInPage } from './sandbox/run-in-page.ts'

type OnRun = (done: number, count: number) => void

/** What the book's own code gave, by its text: it gives the same every time. */
const ours = new WeakMap<Material, Map<string, CodeOutcome>>()

/** `address` is that of the sandbox's page; `onRun` hears how many runs are in. Rejects when the signal is aborted. */
export async function gradeInPage(
  material: Material,
  answer: Answer,
  address: string,
  signal: AbortSignal,
  onRun: OnRun,
): Promise<Graded> {
  if (material.spec) await loadUnits(material.spec)
  const graded = await grade(material, answer, pageEnvironment(material, address, signal, onRun))
  signal.throwIfAborted()
  return graded
}

/**
 * The run of a reader's own seed, of a prediction. The seed is drawn once: whoever draws again until a run pleases has no
 * sample. Rejects when the signal is aborted.
 */
export async function ownRunInPage(
  material: Material,
  seed: number | undefined,
  signal: AbortSignal,
): Promise<{ readonly seed: number; readonly value: number } | undefined> {
  if (material.exercise.kind !== 'predict') return undefined
  const own = seed ?? OWN_SEEDS.first + Math.floor(Math.random() * OWN_SEEDS.count)
  const environment = { runExperiment: runsWith(signal, () => {}) }
  const value = await ownRun(material as Material<PredictExercise>, own, environment)
  return value === undefined ? undefined : { seed: own, value }
}

/** What the goals of a tuning measure on one seed. Rejects when the signal is aborted. */
export async function tryInPage(
  material: Material<TuneExercise>,
  settings: Settings,
  seed: number,
  signal: AbortSignal,
  onRun: OnRun,
): Promise<readonly number[]> {
  await loadUnits(material.spec!)
  const { bySeed } = await runSeeds(material, settings, [seed], { runExperiment: runsWith(signal, onRun) })
  return material.exercise.goals.map((goal) => measured(goal, bySeed[0]!))
}

/**
 * Makes many runs, as many side by side as there are workers, once no other heavy job of the page is going on. `onResult`
 * has each as soon as it is in. Rejects when the signal is aborted.
 */
export async function makeRunsInPage(
  spec: Spec,
  keys: readonly RunKey[],
  signal: AbortSignal,
  onRun: OnRun,
  onResult: (index: number, result: RunResult) => void,
): Promise<void> {
  await loadUnits(spec)
  const turn = pageTurns.take()
  let [next, done] = [0, 0]
  const makeSome = async () => {
    while (next < keys.length) {
      const index = next++
      const result = await pageRunner().run({ spec, key: keys[index]!, purpose: 'measures' }, { signal })
      onResult(index, result)
      onRun(++done, keys.length)
    }
  }
  try {
    await unlessAborted(turn.begun, signal)
    onRun(0, keys.length)
    await Promise.all(Array.from({ length: pageRunner().size }, makeSome))
  } finally {
    turn.end()
  }
}

function pageEnvironment(material: Material, address: string, signal: AbortSignal, onRun: OnRun): Environment {
  const known = ours.get(material) ?? new Map<string, CodeOutcome>()
  ours.set(material, known)
  const isOurs = (source: string) =>
    source === material.files.solution || Object.values(material.files.wrong).includes(source)
  return {
    async runCode(program) {
      const outcome = known.get(program.source) ?? (await runInPage(address, program, signal))
      signal.throwIfAborted()
      if (isOurs(program.source)) known.set(program.source, outcome)
      return outcome
    },
    runExperiment: runsWith(signal, onRun),
  }
}

const runsWith =
  (signal: AbortSignal, onRun: OnRun): Environment['runExperiment'] =>
  (spec, keys) => {
    let done = 0
    onRun(0, keys.length)
    return Promise.all(
      keys.map(async (key) => {
        const result = await pageRunner().run({ spec, key, purpose: 'measures' }, { signal })
        onRun(++done, keys.length)
        return result
      }),
    )
  }
