/**
 * Checks what authors write beyond what the build refuses: specs, ledgers, calm demos, that every language of a chapter
 * speaks of the same demos, claims, published results and exercises, and that no measured number is typed. Prints one
 * sentence for each problem.
 */
import { readdir, readFile } from 'node:fs/promises'
import { coreVersion } from '#kernels/built/version.ts'
import { typedNumbers } from '#site/markdown/typed-numbers.ts'
import { evaluateClaim } from '#stats/claims.ts'
import { metricsOf, plannedKeys, staleness } from '#stats/ledger.ts'
import { readExercises } from './exercises.ts'
import { type Experiment, readExperiments } from './experiments.ts'
import { readLedger } from './ledgers.ts'

const CHAPTERS = 'content/chapters'

/** Problems of the ledger: missing, stale, or against what its claims expect. */
async function ledgerProblems(experiments: readonly Experiment[]): Promise<string[]> {
  const found: string[] = []
  for (const { id, chapter, spec } of experiments) {
    if (plannedKeys(spec).length === 0) continue
    const ledger = await readLedger(chapter)
    const stale = ledger ? staleness(ledger, id, spec, coreVersion) : `${id} has no ledger: run “npm run claims”.`
    if (stale || !ledger) {
      found.push(stale!)
      continue
    }
    const metricOf = metricsOf(ledger.experiments[id]!)
    for (const [name, claim] of Object.entries(spec.claims ?? {}))
      if (!evaluateClaim(spec, claim, metricOf).agrees)
        found.push(`${id}: the ledger contradicts the claim ${name} (${claim.expect}): change the prose.`)
  }
  return found
}

/** A demo at rest is calm: so many controls at most, beside the seed. */
const MOST_CONTROLS = 4

function crowdedDemos(experiments: readonly Experiment[]): string[] {
  return experiments.flatMap(({ id, spec }) => {
    const count = spec.controls.filter((path) => path !== 'seed').length
    return count > MOST_CONTROLS ? [`${id} has ${count} controls, and a calm demo at most ${MOST_CONTROLS}.`] : []
  })
}

/** Ids that a text names in an attribute of a component. */
const named = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, id]) => id!)
const DEMOS = /<Demo\s[^>]*?\bid="([^"]+)"/g
const EXERCISES = /<Exercise\s[^>]*?\bid="([^"]+)"/g
const CLAIMS = /<Evidence\s[^>]*?\bclaim="([^"]+)"/g
/** The claims of published results, and what the papers found. */
const AT_SCALE = /(?<=<AtScale\s[^>]*)\b(?:claim|found)="([^"]+)"/g

/** Claims of tables: `<Differences … rows={[{ of: '…', claims: ['chapter/claim'] }]} />`. */
const tabled = (text: string) =>
  named(text, /<Differences\s([\s\S]*?)\/>/g).flatMap((table) => named(table, /'([a-z0-9-]+\/[a-z0-9-]+)'/g))

/** Claims that no prose states, exercises that it does not place, differences between the languages of a chapter, and typed numbers. */
async function chapterProblems(experiments: readonly Experiment[]): Promise<string[]> {
  const found: string[] = []
  const specs = new Map(
    experiments.flatMap(({ id, chapter, spec }) =>
      [id, ...Object.keys(spec.claims ?? {}).map((claim) => `${chapter}/${claim}`)].map((named) => [named, spec]),
    ),
  )
  const exercises = (await readExercises()).map(({ id }) => id)
  for (const chapter of await readdir(CHAPTERS)) {
    const files = (await readdir(`${CHAPTERS}/${chapter}`)).filter((file) => file.endsWith('.mdx'))
    const texts = await Promise.all(files.map((file) => readFile(`${CHAPTERS}/${chapter}/${file}`, 'utf8')))
    const claims = experiments
      .filter((experiment) => experiment.chapter === chapter)
      .flatMap(({ spec }) => Object.keys(spec.claims ?? {}).map((claim) => `${chapter}/${claim}`))
    for (const [index, text] of texts.entries()) {
      const file = `${CHAPTERS}/${chapter}/${files[index]}`
      const stated = [...named(text, CLAIMS), ...tabled(text)]
      for (const claim of claims) if (!stated.includes(claim)) found.push(`${file} does not state the claim ${claim}.`)
      const placed = named(text, EXERCISES)
      for (const exercise of exercises.filter((id) => id.startsWith(`${chapter}/`)))
        if (!placed.includes(exercise)) found.push(`${file} does not place the exercise ${exercise}.`)
      for (const pattern of [DEMOS, CLAIMS, AT_SCALE, EXERCISES])
        if (named(text, pattern).join() !== named(texts[0]!, pattern).join())
          found.push(
            `${file} has other demos, claims, published results or exercises, or another order, than ${files[0]}.`,
          )
      if (tabled(text).join() !== tabled(texts[0]!).join())
        found.push(`${file} has other claims in its tables, or another order, than ${files[0]}.`)
      const typed = await typedNumbers(text, (id) => specs.get(id))
      found.push(...typed.map((problem) => `${file}, ${problem}`))
    }
  }
  return found
}

const experiments = await readExperiments()
const problems = [
  ...(await ledgerProblems(experiments)),
  ...crowdedDemos(experiments),
  ...(await chapterProblems(experiments)),
]
for (const problem of problems) console.error(problem)
console.log(`Content: ${experiments.length} experiments, ${problems.length} problems.`)
if (problems.length > 0) process.exitCode = 1
