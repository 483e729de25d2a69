/** Finds the experiments of the book. */
import { readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkSpec } from '#core/check-spec.ts'
import '#core/every-unit.ts'
import type { Spec } from '#core/spec.ts'
import { SpecError } from '#core/units.ts'

const CHAPTERS = 'content/chapters'
/** Experiments of no chapter; their ids are `lab/<experiment>`. */
const LAB = 'content/lab'

export interface Experiment {
  /** `<chapter>/<experiment>`. */
  readonly id: string
  readonly chapter: string
  readonly spec: Spec
}

/** All experiments, chapter by chapter in alphabetical order; each spec is checked. */
export async function readExperiments(): Promise<readonly Experiment[]> {
  const chapters = (await readdir(CHAPTERS))
    .sort()
    .map((chapter) => ({ chapter, folder: `${CHAPTERS}/${chapter}/experiments` }))
  const folders = [...chapters, { chapter: 'lab', folder: `${LAB}/experiments` }]
  const found = await Promise.all(
    folders.map(async ({ chapter, folder }) => {
      const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.ts')).sort()
      return Promise.all(
        files.map(async (file): Promise<Experiment> => {
          const id = `${chapter}/${file.slice(0, -'.ts'.length)}`
          const module = (await import(pathToFileURL(resolve(folder, file)).href)) as { default?: unknown }
          try {
            return { id, chapter, spec: checkSpec(module.default) }
          } catch (error) {
            throw error instanceof SpecError ? new SpecError(`${folder}/${file}: ${error.message}`) : error
          }
        }),
      )
    }),
  )
  return found.flat()
}

/** One experiment by its id; an unknown id is answered with those there are. */
export async function findExperiment(id: string): Promise<Experiment> {
  const all = await readExperiments()
  const experiment = all.find((candidate) => candidate.id === id)
  if (!experiment)
    throw new SpecError(`There is no experiment “${id}”. Known: ${all.map((known) => known.id).join(', ')}.`)
  return experiment
}
