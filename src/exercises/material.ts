/** An exercise with all that grading needs of it: its data, its code files, the experiment that it speaks of. */
import type { Spec } from '#core/spec.ts'
import { createDigest } from '#stats/sha256.ts'
import type { Exercise } from './define.ts'
import { writeExact } from './exact-json.ts'

/** The code files of an exercise's folder. */
export interface CodeFiles {
  readonly starter?: string
  readonly solution?: string
  /** By slip. */
  readonly wrong: { readonly [slip: string]: string }
}

export interface Material<E extends Exercise = Exercise> {
  /** `<chapter>/<exercise>`. */
  readonly id: string
  readonly exercise: E
  readonly files: CodeFiles
  /** Of the experiment that a prediction, a tuning or a lab speaks of. */
  readonly spec?: Spec
}

/** The files among the texts of a folder, by path below it: `starter.js`, `solution.js`, `wrong/<slip>.js`. */
export function filesAmong(texts: { readonly [path: string]: string }): CodeFiles {
  const { 'starter.js': starter, 'solution.js': solution } = texts
  const wrong = Object.entries(texts).flatMap(([path, text]) => {
    const slip = /^wrong\/(.+)\.js$/.exec(path)?.[1]
    return slip === undefined ? [] : [[slip, text] as const]
  })
  return {
    ...(starter !== undefined && { starter }),
    ...(solution !== undefined && { solution }),
    wrong: Object.fromEntries(wrong.sort(([a], [b]) => (a < b ? -1 : 1))),
  }
}

/** Finds the experiment that an exercise speaks of, by its id or by that of one of its claims; undefined without one. */
export function experimentFor(
  exercise: Exercise,
  experiments: readonly { readonly id: string; readonly spec: Spec }[],
): Spec | undefined {
  if (exercise.kind === 'tune') return experiments.find(({ id }) => id === exercise.experiment)?.spec
  if (exercise.kind === 'lab') return experiments.find(({ id }) => id === exercise.optimism)?.spec
  if (exercise.kind !== 'predict') return undefined
  const [chapter, claim] = exercise.claim.split('/') as [string, string]
  return experiments.find(({ id, spec }) => id.startsWith(`${chapter}/`) && Object.hasOwn(spec.claims ?? {}, claim))
    ?.spec
}

/** What a page needs: of an experiment's claims only the one that a prediction is about. */
export function forPage(material: Material): Material {
  const { exercise, spec } = material
  if (!spec) return material
  const claim = exercise.kind === 'predict' ? exercise.claim.split('/')[1]! : undefined
  const claims = claim === undefined ? {} : { [claim]: spec.claims![claim]! }
  return { ...material, spec: { ...spec, vary: {}, claims } }
}

/** A fingerprint of an exercise's data and code: an answer given to another one may have been right then. */
export const contentOf = ({ exercise, files }: Material): string =>
  createDigest()
    .text(writeExact([exercise, files]))
    .hex()
