/**
 * Code or words that were written and not handed in yet. They are kept on the device, so that whoever leaves the page finds
 * them again; an answer that was given is a record of `progress/`, and needs no draft.
 */

// The place of this book on its host: two books of one host do not share drafts.
const nameOf = (place: string) => `held-out ${import.meta.env.BASE_URL} ${place}`

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
