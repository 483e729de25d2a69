/**
 * Starts a chapter: `npm run new-chapter early-stopping` writes its English page and one experiment, as short as what
 * builds can be. A chapter that the course does not list yet is first added to `content/book.ts`.
 */
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { book } from '#content/book.ts'
import en from '#content/ui/en.json' with { type: 'json' }

const ids = book.parts.flatMap((part): readonly string[] => part.chapters)
const words: { readonly [id: string]: { readonly title: string; readonly summary: string } } = en.chapters

/**
 * Writes a chapter of the course that nobody has begun into the folder `content`, and gives the paths of its files.
 * Throws a RangeError with one sentence for any other id.
 */
export async function startChapter(id: string, content = 'content'): Promise<readonly string[]> {
  const folder = join(content, 'chapters', id)
  const refuse = (why: string) => {
    const unwritten = ids.filter((known) => !existsSync(join(content, 'chapters', known)))
    return new RangeError(`${why} Not yet written: ${unwritten.join(', ')}.`)
  }
  if (!ids.includes(id)) throw refuse(`content/book.ts lists no chapter “${id}”.`)
  if (existsSync(folder)) throw refuse(`${folder} is there already.`)
  if (!words[id]) throw new RangeError(`content/ui/en.json has no “chapters.${id}” with its title and summary.`)

  const files = { 'en.mdx': page(id, words[id]), 'experiments/first.ts': EXPERIMENT }
  await mkdir(join(folder, 'experiments'), { recursive: true })
  return Promise.all(
    Object.entries(files).map(async ([name, text]) => {
      await writeFile(join(folder, name), text)
      return join(folder, name)
    }),
  )
}

const page = (id: string, { title, summary }: { readonly title: string; readonly summary: string }) => `---
title: ${JSON.stringify(title)}
lead: "The question that this chapter answers, as one sentence."
summary: ${JSON.stringify(summary)}
minutes: [30, 60]
needs: []
---

## The question [#question]

Say what it is about before the first formula. General reading: <Cite key="Good16" where="chapter 7" />.

<Demo id="${id}/first" setting="digits, 100 training images" caption="Say what to see.">Ask the question that the demo answers.</Demo>

## In short [#summary]

- One line for each thing to remember.

<References />
`

const EXPERIMENT = `import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.9 },
  training: { batchSize: 25, steps: 200, measureEvery: 4 },
  arms: { plain: {} },
  show: ['error', 'loss'],
  controls: ['data.labelNoise', 'optimizer.learningRate', 'seed'],
})
`

if (import.meta.main) {
  const id = process.argv[2] ?? ''
  try {
    const written = await startChapter(id)
    console.log(`Written: ${written.join(', ')}. “npm run dev” shows the chapter at /${id}/.`)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
