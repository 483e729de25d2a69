/** What a reader of own data takes at most; more is refused with a sentence. */
import { SpecError } from '../../units.ts'

const MOST_BYTES = 20 * 1024 * 1024
export const MOST_EXAMPLES = 200_000
export const MOST_FEATURES = 1000
export const MOST_CLASSES = 100

/** Refuses a file that is larger than 20 MB. */
export function checkSize(bytes: number, what: string): void {
  if (bytes > MOST_BYTES)
    throw new SpecError(`${what} is larger than ${MOST_BYTES / 1024 / 1024} MB: take a part of it.`)
}
