/** An exercise on a page as a test handles it. */
import type { Locator, Page } from 'playwright-core'

/** An exercise of chapter 3, or of the chapter that is named with it, once its scripts have it. */
export async function exerciseOn(page: Page, name: string): Promise<Locator> {
  const exercise = page.locator(`[data-exercise="${name.includes('/') ? name : `l2-penalty/${name}`}"]`)
  // A lab is taller than the screen, and wakes up where its answer is seen.
  await exercise.locator('.answer').evaluate((answer) => answer.scrollIntoView({ block: 'center' }))
  await exercise.locator('.answer.ready').waitFor()
  return exercise
}
export const feedback = (exercise: Locator) => exercise.locator('.feedback')
/** Dozens of runs, on a busy machine. */
export const RUNS = { timeout: 50_000 }
export const button = (exercise: Locator, name: string) => exercise.getByRole('button', { name, exact: true })
