/**
 * Code or words that were written and not handed in yet. They are kept on the device, so that whoever leaves the page finds
 * them again; an answer that was given is a record of `progress/`, and needs no draft.
 */

// The place of this book on its host: two books of one host do not share drafts.
const DRAFTS = `held-out ${import.meta.env.BASE_URL} `
const CLEARED = `cleared ${DRAFTS}`
const nameOf = (place: string) => DRAFTS + place

/** The draft for a place, which is an exercise or a field of one, or null. */
export function readDraft(place: string): string | null {
  try {
    return localStorage.getItem(nameOf(place))
  } catch {
    return null
  }
}

/** Keeps a draft in place of the last one, or none. */
export function keepDraft(place: string, text: string | null): void {
  try {
    if (text === null) localStorage.removeItem(nameOf(place))
    else localStorage.setItem(nameOf(place), text)
  } catch {
    // Storage is blocked or full: the draft lasts as long as the page.
  }
}

/** Whether there is any. */
export function hasDrafts(): boolean {
  try {
    return namesOf(DRAFTS).length > 0
  } catch {
    return false
  }
}

/** Puts all drafts aside, where `restoreDrafts` finds them, in place of those of the last clearing. */
export function clearDrafts(): void {
  try {
    for (const name of namesOf(CLEARED)) localStorage.removeItem(name)
    moveAll(DRAFTS, CLEARED)
  } catch {
    // Storage is blocked: there are none.
  }
}

/** Brings the drafts of the last clearing back. What has been written since in the place of one stays. */
export function restoreDrafts(): void {
  try {
    moveAll(CLEARED, DRAFTS)
  } catch {
    // As above.
  }
}

const namesOf = (start: string) => Object.keys(localStorage).filter((name) => name.startsWith(start))

function moveAll(from: string, to: string): void {
  for (const name of namesOf(from)) {
    const moved = to + name.slice(from.length)
    const text = localStorage.getItem(name)!
    // Where there is no room for it, it stays where it is.
    if (localStorage.getItem(moved) === null) localStorage.setItem(moved, text)
    localStorage.removeItem(name)
  }
}
