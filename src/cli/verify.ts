/**
 * Judges what students handed in: every answer and every run of their progress files, made anew.
 * npm run -s verify -- class/*.json [--csv | --json]
 */
import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { SpecError } from '#core/units.ts'
import { writeSubmissions } from '#exercises/class/submissions.ts'
import { checkFileSize, type ProgressFile, readProgressFile } from '#exercises/progress/progress-file.ts'
import { type Finding, remembering, verifyRecord } from '#exercises/verify.ts'
import { coreVersion } from '#kernels/built/version.ts'
import { nodeEnvironment, readExercises } from './exercises.ts'

const USAGE = 'Usage: npm run -s verify -- FILES… [--csv | --json]'

/** A file as it was handed in: what was found in it, or why it could not be read. */
interface Submission {
  readonly file: string
  readonly name: string
  /** One sentence for each thing that could not be read. */
  readonly problems: readonly string[]
  readonly findings: readonly Finding[]
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { csv: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
    })
    if (positionals.length === 0 || (values.csv && values.json)) throw new SpecError(USAGE)
    return { ...values, files: positionals }
  } catch (error) {
    throw error instanceof SpecError ? error : new SpecError(`${(error as Error).message} ${USAGE}`)
  }
}

async function readSubmitted(file: string): Promise<ProgressFile> {
  const unreadable = (error: NodeJS.ErrnoException): never => {
    throw new SpecError(
      error.code === 'ENOENT' ? 'There is no such file.' : `The file cannot be opened: ${error.code}.`,
    )
  }
  checkFileSize((await stat(file).catch(unreadable)).size)
  return readProgressFile(await readFile(file, 'utf8').catch(unreadable))
}

async function main(): Promise<void> {
  const { csv, json, files } = readArguments()
  const exercises = new Map((await readExercises()).map((material) => [material.id, material]))
  const environment = remembering(nodeEnvironment)
  const submissions: Submission[] = []
  for (const file of files) {
    try {
      const { name = '', records, problems } = await readSubmitted(file)
      const findings: Finding[] = []
      for (const record of records.values())
        findings.push(await verifyRecord(record, exercises.get(record.exercise), environment, coreVersion))
      submissions.push({ file, name, problems, findings })
    } catch (error) {
      if (!(error instanceof SpecError)) throw error
      submissions.push({ file, name: '', problems: [error.message], findings: [] })
    }
  }
  if (json) console.log(JSON.stringify({ core: coreVersion, submissions }, null, 2))
  else console.log(csv ? csvOf(submissions) : submissions.map(textOf).join('\n\n'))
  // A table has no place for them.
  if (csv) for (const { file, problems } of submissions) for (const one of problems) console.error(`${file}: ${one}`)
  const bad = submissions.some(
    ({ problems, findings }) => problems.length > 0 || findings.some(({ standing }) => standing === 'differs'),
  )
  if (bad) process.exitCode = 1
}

const csvOf = (submissions: readonly Submission[]) =>
  writeSubmissions(
    submissions.flatMap(({ file, name, findings }) =>
      findings.map(({ record, standing, passes, why = '' }) => ({
        file,
        name,
        record,
        more: { standing, passes: passes === undefined ? '' : passes ? 'yes' : 'no', why },
      })),
    ),
  )

function textOf({ file, name, problems, findings }: Submission): string {
  const who = name === '' ? file : `${file} (${name})`
  const standings = [...new Set(findings.map(({ standing }) => standing))]
  const counts = standings.map((one) => `${findings.filter(({ standing }) => standing === one).length} ${one}`)
  const lines = findings.map(({ record: { exercise, passed, attempts }, standing, passes, why }) => {
    const given = passed ? `passed at attempt ${attempts}` : `not passed, ${attempts} attempts`
    const now = passes === undefined || standing === 'holds' ? '' : `; ${passes ? 'passes' : 'does not pass'} now`
    return `  ${exercise}: ${standing === 'differs' ? 'DIFFERS' : standing}, ${given}${now}${why ? ` (${why})` : ''}`
  })
  return [`${who}: ${counts.join(', ') || 'nothing to judge'}`, ...lines, ...problems.map((one) => `  ${one}`)].join(
    '\n',
  )
}

try {
  await main()
} catch (error) {
  console.error(error instanceof SpecError ? error.message : error)
  process.exitCode = 1
}
