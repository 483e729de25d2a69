/** Finds the exercises of the book, and what judges answers to them in Node. */
import { readdir, readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Exercise } from '#exercises/define.ts'
import type { Environment } from '#exercises/grade/grade.ts'
import { experimentFor, filesAmong, type Material } from '#exercises/material.ts'
import { runInNode } from '#exercises/sandbox/run-in-node.ts'
import { runAll } from '#runner/pool-node.ts'
import { type Experiment, readExperiments } from './experiments.ts'

const CHAPTERS = 'content/chapters'

/** Code in a process of its own, runs on all cores. */
export const nodeEnvironment: Environment = {
  runCode: runInNode,
  runExperiment: (spec, keys) => runAll(keys.map((key) => ({ spec, key }))),
}

/** All exercises, chapter by chapter in alphabetical order. */
export async function readExercises(): Promise<readonly Material[]> {
  const experiments = await readExperiments()
  const chapters = (await readdir(CHAPTERS)).sort()
  const found = await Promise.all(
    chapters.map(async (chapter) => {
      const names = await readdir(`${CHAPTERS}/${chapter}/exercises`).catch(() => [])
      return Promise.all(names.sort().map((name) => readExercise(`${chapter}/${name}`, experiments)))
    }),
  )
  return found.flat()
}

async function readExercise(id: string, experiments: readonly Experiment[]): Promise<Material> {
  const folder = `${CHAPTERS}/${id.replace('/', '/exercises/')}`
  const module = (await import(pathToFileURL(resolve(folder, 'exercise.ts')).href)) as { default: Exercise }
  const scripts = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.js'))
  const texts = await Promise.all(
    scripts.map(async (path) => [path.replaceAll('\\', '/'), await readFile(`${folder}/${path}`, 'utf8')] as const),
  )
  const spec = experimentFor(module.default, experiments)
  return { id, exercise: module.default, files: filesAmong(Object.fromEntries(texts)), ...(spec && { spec }) }
}
