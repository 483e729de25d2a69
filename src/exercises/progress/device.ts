/** What is kept, on the reader's device: IndexedDB, where one transaction at a time writes, from whichever tab. */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb'
import { isTree } from '#core/units.ts'
import type { Kept, Undo, Update } from './kept.ts'
import { checkRecord, type ExerciseRecord, readable } from './record.ts'

export interface Device {
  /** Applies the updates to what is stored, and answers what is stored then. Rejects when it could not be stored. */
  update(updates: readonly Update[]): Promise<Kept>
}

/** The values are unknown: storage is older than this page, and may be damaged. */
interface Schema extends DBSchema {
  records: { key: string; value: unknown }
  undo: { key: 'last'; value: unknown }
  /** Damaged records that were in the way of others. They are kept for whoever can read them. */
  damaged: { key: number; value: unknown }
}
const STORES = ['records', 'undo', 'damaged'] as const
type Transaction<Mode extends IDBTransactionMode> = IDBPTransaction<Schema, typeof STORES, Mode>

/** Opens the storage of that name. Rejects where there is none: blocked by the browser, or damaged. */
export async function openDevice(name: string): Promise<Device> {
  let database: IDBPDatabase<Schema> | undefined = await open()

  function open(): Promise<IDBPDatabase<Schema>> {
    return openDB<Schema>(name, 1, {
      upgrade(fresh) {
        fresh.createObjectStore('records')
        fresh.createObjectStore('undo')
        fresh.createObjectStore('damaged', { autoIncrement: true })
      },
      // A later version of the book in another tab waits for this one to let go.
      blocking: close,
      terminated: close,
    })
  }
  function close(): void {
    database?.close()
    database = undefined
  }

  return {
    async update(updates) {
      database ??= await open()
      if (updates.length === 0) return (await readKept(database.transaction(STORES))).kept
      const transaction = database.transaction(STORES, 'readwrite')
      // A full disk aborts the transaction, which is what rejects; nothing else may stay unhandled.
      const [, kept] = await Promise.all([transaction.done, apply(updates, transaction)])
      return kept
    },
  }
}

async function readKept(transaction: Transaction<IDBTransactionMode>) {
  const records = new Map<string, ExerciseRecord>()
  const damaged = new Map<string, unknown>()
  const store = transaction.objectStore('records')
  const [keys, values, undo] = await Promise.all([
    store.getAllKeys(),
    store.getAll(),
    transaction.objectStore('undo').get('last'),
  ])
  for (const [index, key] of keys.entries()) {
    const record = readable(() => checkRecord(values[index]))
    if (record?.exercise === key) records.set(key, record)
    else damaged.set(key, values[index])
  }
  const kept: Kept = { records, undo: readable(() => checkUndo(undo)) }
  return { kept, damaged }
}

async function apply(updates: readonly Update[], transaction: Transaction<'readwrite'>): Promise<Kept> {
  const { kept, damaged } = await readKept(transaction)
  const next = updates.reduce((state, update) => update(state), kept)
  const [records, undo, aside] = [
    transaction.objectStore('records'),
    transaction.objectStore('undo'),
    transaction.objectStore('damaged'),
  ]
  // A write that fails ends the transaction, and its `done` tells.
  const write = (writing: Promise<unknown>) => void writing.catch(() => {})
  try {
    for (const [exercise, record] of next.records) {
      if (record === kept.records.get(exercise)) continue
      if (damaged.has(exercise)) write(aside.add(damaged.get(exercise)))
      write(records.put(record, exercise))
    }
    for (const exercise of kept.records.keys()) if (!next.records.has(exercise)) write(records.delete(exercise))
    if (next.undo !== kept.undo) write(next.undo ? undo.put(next.undo, 'last') : undo.delete('last'))
  } catch (error) {
    // All or nothing.
    readable(() => transaction.abort())
    throw error
  }
  return next
}

function checkUndo(value: unknown): Undo | undefined {
  if (!isTree(value) || !Array.isArray(value.steps) || (value.what !== 'import' && value.what !== 'clear'))
    return undefined
  const recordOf = (part: unknown) => (part === undefined ? undefined : checkRecord(part))
  return {
    what: value.what,
    steps: value.steps.map((step) => ({
      exercise: String(step?.exercise),
      before: recordOf(step?.before),
      after: recordOf(step?.after),
    })),
  }
}
