/** Exercises for the plugins of the text, which run outside of Vite. */
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import type { Exercise } from '#exercises/define.ts'

const require = createRequire(import.meta.url)

/** The data of `<chapter>/<exercise>`; throws where there is no such file. */
export function readExercise(id: string): Exercise {
  return (require(resolve(`content/chapters/${id.replace('/', '/exercises/')}/exercise.ts`)) as { default: Exercise })
    .default
}
