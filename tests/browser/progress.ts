/** A reader's progress in a real browser, as a test handles it. */
import type { Page } from 'playwright-core'
import { writeProgressFile } from '#exercises/progress/progress-file.ts'
import type { ExerciseRecord } from '#exercises/progress/record.ts'
import { text } from '#i18n/strings.ts'

/** The name of the storage of the site below the tests' usual base. */
const STORAGE = 'held-out /course/reg/'

/** A button of the page “Your progress”. */
export const press = (page: Page, key: 'export' | 'confirm' | 'cancel' | 'clear' | 'undoImport' | 'undoClear') =>
  page.getByRole('button', { name: text('en', `progress.${key}`), exact: true }).click()

/** Chooses a file to import. */
export async function choose(page: Page, content: string, name = 'held-out-progress.json'): Promise<void> {
  const input = page.locator('.scripted-only input[type="file"]')
  await input.and(page.locator(':enabled')).waitFor()
  await input.setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) })
}

/** Imports records, preview and all. */
export async function bring(page: Page, ...records: readonly ExerciseRecord[]): Promise<void> {
  await choose(page, writeProgressFile(records, '', new Date(0)))
  await press(page, 'confirm')
  await page.getByText(text('en', 'progress.imported'), { exact: true }).waitFor()
}

/** What the page says of an exercise in its table. */
export const markOf = (page: Page, exercise: string) => page.locator(`td[data-mark="${exercise}"]`).textContent()

/** The file that “Export” makes. */
export async function exported(page: Page): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'export')])
  const chunks: Buffer[] = []
  for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

/** All that lies in a store of the device, as it lies there. */
export const stored = (page: Page, store: 'records' | 'damaged'): Promise<unknown[]> =>
  page.evaluate(
    ([name, store]) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open(name!)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const database = opening.result
          const reading = database.transaction(store!).objectStore(store!).getAll()
          reading.onsuccess = () => {
            database.close()
            resolve(reading.result)
          }
        }
      }),
    [STORAGE, store],
  )

/** Puts a value into the store of records, past the page. */
export const damage = (page: Page, key: string, value: unknown): Promise<void> =>
  page.evaluate(
    ([name, key, value]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name as string)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const database = opening.result
          const transaction = database.transaction('records', 'readwrite')
          transaction.objectStore('records').put(value, key as string)
          transaction.oncomplete = () => {
            database.close()
            resolve()
          }
        }
      }),
    [STORAGE, key, value] as const,
  )

/** Opens the storage as an edition with that version of it would. */
export const raise = (page: Page, version: number): Promise<void> =>
  page.evaluate(
    ([name, version]) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open(name, version)
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          opening.result.close()
          resolve()
        }
      }),
    [STORAGE, version] as const,
  )
