/** The book's exercises as the build sees them. */
import { book } from '#content/book.ts'
import type { CodeExercise, Exercise } from '#exercises/define.ts'
import { type Example, examplesOf } from '#exercises/examples.ts'
import { experimentFor, filesAmong, type Material } from '#exercises/material.ts'
import { runInNode } from '#exercises/sandbox/run-in-node.ts'
import { checkSolutions, type Solutions } from '#exercises/solutions.ts'
import { experimentIds, specOf } from './experiments.ts'

/** When readers may see solutions, as the teacher has it. */
export const solutions: Solutions = checkSolutions(book.solutions)

const data = import.meta.glob<Exercise>('../../content/chapters/*/exercises/*/exercise.ts', {
  eager: true,
  import: 'default',
})
const scripts = import.meta.glob<string>('../../content/chapters/*/exercises/*/**/*.js', {
  eager: true,
  query: '?raw',
  import: 'default',
})

/** The exercise `<chapter>/<exercise>`; throws a sentence for an unknown id. */
export function materialOf(id: string): Material {
  const folder = `../../content/chapters/${id.replace('/', '/exercises/')}/`
  const exercise = data[`${folder}exercise.ts`]
  if (!exercise) throw new Error(`There is no exercise “${id}”.`)
  const texts = Object.entries(scripts).flatMap(([path, text]) =>
    path.startsWith(folder) ? [[path.slice(folder.length), text]] : [],
  )
  const spec = experimentFor(
    exercise,
    experimentIds.map((one) => ({ id: one, spec: specOf(one) })),
  )
  return { id, exercise, files: filesAmong(Object.fromEntries(texts)), ...(spec && { spec }) }
}

/** The calls of a code exercise that its page shows, with what the solution gives. */
export async function examplesFor(material: Material): Promise<readonly Example[]> {
  const { kind } = material.exercise
  if (kind !== 'code' && kind !== 'hunt') return []
  return examplesOf(material as Material<CodeExercise>, { runCode: runInNode })
}
