/** An experiment that trains in milliseconds, and documents as a reader makes them, move by move. */
import fc from 'fast-check'
import type { TrainingSpec } from '#core/spec.ts'
import {
  asPrinted,
  type DemoDocument,
  MOST_ARMS,
  specWith,
  withArm,
  withChange,
  withoutArm,
  withSetting,
} from '#demos/document.ts'
import { small } from '../core/environments.ts'

export const STRENGTH = 'penalised.techniques.l2.strength'
export const RATE = 'optimizer.learningRate'
export const NOISE = 'data.labelNoise'

export const twoArms = {
  ...small,
  arms: { plain: {}, penalised: { techniques: { l2: { strength: 0.1 } } } },
  show: ['error', { kind: 'weight-histogram', limit: 1 }],
  controls: [STRENGTH, RATE, NOISE, 'seed'],
} as const satisfies TrainingSpec
export const LAST_STEP = twoArms.training.steps

const values: readonly (readonly [string, fc.Arbitrary<number>])[] = [
  [STRENGTH, fc.constantFrom(0, 0.1, 0.3)],
  [RATE, fc.constantFrom(0.05, 0.1, 0.2)],
  [NOISE, fc.constantFrom(0, 0.2, 0.4)],
]
const settingOf = (paths: readonly string[]) =>
  fc.oneof(...values.flatMap(([path, value]) => (paths.includes(path) ? [fc.tuple(fc.constant(path), value)] : [])))

type Move = (document: DemoDocument) => DemoDocument
const moves: fc.Arbitrary<Move> = fc.oneof(
  settingOf([STRENGTH, RATE, NOISE]).map(
    ([path, value]): Move =>
      (document) =>
        withSetting(twoArms, document, path, value),
  ),
  fc.tuple(settingOf([STRENGTH, RATE]), fc.integer({ min: 1, max: LAST_STEP })).map(
    ([[path, value], step]): Move =>
      (document) =>
        withChange(document, path, value, step),
  ),
  fc.tuple(fc.nat(MOST_ARMS - 1), settingOf([RATE, NOISE])).map(
    ([index, [path, value]]): Move =>
      (document) => {
        const arms = Object.keys(specWith(twoArms, document).arms)
        return arms.length < MOST_ARMS
          ? withArm(twoArms, document, arms[index % arms.length]!, path, value).document
          : document
      },
  ),
  fc.constant<Move>((document) => (document.arms[0] ? withoutArm(document, document.arms[0].name) : document)),
  fc.nat(2).map(
    (seed): Move =>
      (document) => ({ ...document, seed }),
  ),
  fc.subarray(['weights', 'gradients', 'slice'] as const).map(
    (see): Move =>
      (document) => ({ ...document, see }),
  ),
)

/** What a reader comes by, from the printed experiment on; the last move is the last element. */
export const histories = (most: number): fc.Arbitrary<readonly DemoDocument[]> =>
  fc.array(moves, { maxLength: most }).map((made) => {
    const documents = [asPrinted]
    for (const move of made) documents.push(move(documents.at(-1)!))
    return documents
  })
/** What a reader may come to. */
export const documents = histories(8).map((all) => all.at(-1)!)
