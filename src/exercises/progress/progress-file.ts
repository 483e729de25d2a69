/** A reader's progress as a file: what is exported, imported, handed in. */
import { isTree, type Json, SpecError, type Tree } from '#core/units.ts'
import type { Records } from './kept.ts'
import { checkRecord, type ExerciseRecord, mergeRecords } from './record.ts'

export const PROGRESS_FILE = 'held-out-progress.json'
const FORMAT = 'held-out-progress'
/** Files of every version up to this one open, for ever; `upgrade` knows how. */
const VERSION = 1
const MOST_BYTES = 20 * 1024 * 1024
const MOST_IN_NAME = 100

export interface ProgressFile {
  /** Who hands it in, if the reader typed it. */
  readonly name: string | undefined
  readonly records: Records
  /** One sentence for each record that could not be read; the others are there. */
  readonly problems: readonly string[]
}

/** The text of the file. */
export function writeProgressFile(records: Iterable<ExerciseRecord>, name: string, now: Date): string {
  const typed = name.trim().slice(0, MOST_IN_NAME)
  const file = {
    format: FORMAT,
    version: VERSION,
    ...(typed !== '' && { name: typed }),
    exported: now.toISOString(),
    records: [...records],
  }
  return `${JSON.stringify(file, null, 2)}\n`
}

/** Refuses a file that is larger than 20 MB, before it is read. */
export function checkFileSize(bytes: number): void {
  if (bytes > MOST_BYTES) throw new SpecError('A progress file of this book is never larger than 20 MB.')
}

/** Reads a file of any version so far. Throws a SpecError, one sentence, for what is no such file. */
export function readProgressFile(text: string): ProgressFile {
  checkFileSize(text.length)
  const { name, records: values } = upgrade(treeOf(text))
  if (!Array.isArray(values)) throw new SpecError('The file has no list of records.')
  const records = new Map<string, ExerciseRecord>()
  const problems: string[] = []
  for (const [index, value] of values.entries())
    try {
      const record = checkRecord(value)
      const before = records.get(record.exercise)
      records.set(record.exercise, before ? mergeRecords(before, record) : record)
    } catch (error) {
      if (!(error instanceof SpecError)) throw error
      problems.push(`Record ${index + 1} cannot be read: ${error.message}`)
    }
  return { name: nameIn(name), records, problems }
}

function treeOf(text: string): Tree {
  let value: unknown
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    throw new SpecError('The file is not JSON: it may be cut off, or be another file.')
  }
  if (!isTree(value) || value.format !== FORMAT)
    throw new SpecError(`The file is not progress in this book: a progress file says "format": "${FORMAT}".`)
  return value as Tree
}

/**
 * A file of any version as one of the newest. A later version adds its step here, and a file of the one before to
 * tests/exercises/progress-files.
 */
function upgrade(file: Tree): Tree {
  const { version } = file
  if (!Number.isInteger(version) || Number(version) < 1)
    throw new SpecError('The file does not say which version of the format it has, such as "version": 1.')
  if (Number(version) > VERSION)
    throw new SpecError(
      `The file has version ${Number(version)} of the format, and this page reads versions up to ${VERSION}: load a newer edition of the book.`,
    )
  return file
}

const nameIn = (name: Json | undefined) =>
  typeof name === 'string' && name.trim() !== '' ? name.trim().slice(0, MOST_IN_NAME) : undefined
