/**
 * A reader's progress in the page. It holds all that was done here at once, and writes it to the device as soon as that
 * takes it; what the device does not take is kept for as long as the page is open, and tried again with the next change.
 */
import type { Device } from './device.ts'
import {
  clearing,
  importing,
  type Kept,
  nothingKept,
  type Records,
  type Undo,
  type Update,
  undoing,
  writing,
} from './kept.ts'
import { checkRecord, type ExerciseRecord, readable } from './record.ts'

/** Whether all that was done is on the device: it is, it is on its way, or the device does not take it. */
export type Saving = 'saved' | 'saving' | 'not-saving'

export interface Progress {
  readonly saving: Saving
  /** The record of an exercise as it is known so far; `read` waits for the device. */
  readonly records: Records
  /** What `undo` would take back. */
  readonly undoable: Undo | undefined
  /** The record of one exercise, or of none. */
  read(exercise: string): Promise<ExerciseRecord | undefined>
  /**
   * Merges a record with what is known of its exercise. Settles when it is saved or cannot be, and never rejects. One whose
   * answer is too long is not saved.
   */
  write(record: ExerciseRecord): Promise<void>
  /** Merges the records of a file. */
  import(records: Records): Promise<void>
  /** Forgets all records. */
  clear(): Promise<void>
  /** Takes the last import or clearing back. */
  undo(): Promise<void>
  /** Calls back after each change of the above, also by another tab. Returns what ends that. */
  subscribe(listener: () => void): () => void
}

/** The other tabs of this reader. */
export interface Tabs {
  /** Tells them that something has changed on the device. */
  tell(): void
  /** Calls back when one of them may have changed something. */
  listen(heard: () => void): void
}

/** How long a page waits for storage that does not answer before it says so. */
const PATIENCE_MS = 3000

/** Progress on a device that may not open, or not take what it is given. */
export function createProgress(open: () => Promise<Device>, tabs: Tabs): Progress {
  const listeners = new Set<() => void>()
  /** What the device said last, and what it has not taken yet. */
  let stored: Kept = nothingKept
  let pending: readonly Update[] = []
  let now: Kept = nothingKept
  let saving: Saving = 'saving'
  let device: Device | undefined
  let turn: Promise<void> = Promise.resolve()

  function show(next: Saving): void {
    saving = next
    now = pending.reduce((kept, update) => update(kept), stored)
    for (const listener of listeners) listener()
  }

  /** One at a time: gives the device what it has not taken, and learns what it holds. */
  function synchronize(): Promise<void> {
    turn = turn.then(async () => {
      const given = pending
      const late = setTimeout(() => show('not-saving'), PATIENCE_MS)
      try {
        device ??= await open()
        stored = await device.update(given)
        pending = pending.slice(given.length)
        if (given.length > 0) tabs.tell()
        show(pending.length === 0 ? 'saved' : 'saving')
      } catch {
        show('not-saving')
      } finally {
        clearTimeout(late)
      }
    })
    return turn
  }

  function change(update: Update): Promise<void> {
    pending = [...pending, update]
    show(saving === 'saved' ? 'saving' : saving)
    return settled(synchronize())
  }

  /** As soon as the page knows, at the latest when it gives up waiting. */
  const settled = (work: Promise<void>) =>
    Promise.race([work, new Promise<void>((giveUp) => setTimeout(giveUp, PATIENCE_MS))])

  tabs.listen(() => void synchronize())
  const first = settled(synchronize())

  return {
    get saving() {
      return saving
    },
    get records() {
      return now.records
    },
    get undoable() {
      return now.undo
    },
    async read(exercise) {
      await first
      return now.records.get(exercise)
    },
    async write(record) {
      // What a component gives may be a proxy, which storage does not take; and what is no record must not get there.
      const plain = readable(() => checkRecord(JSON.parse(JSON.stringify(record))))
      if (plain) await change(writing(plain))
      else show('not-saving')
    },
    import: (records) => change(importing(records)),
    clear: () => change(clearing),
    undo: () => change(undoing),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

let ofPage: Progress | undefined

/** The progress of this page's reader, one for all its parts. */
export function openProgress(): Progress {
  // Two courses on one host keep theirs apart.
  const name = `held-out ${import.meta.env.BASE_URL}`
  ofPage ??= createProgress(async () => (await import('./device.ts')).openDevice(name), openTabs(name))
  return ofPage
}

function openTabs(name: string): Tabs {
  const channel = readable(() => new BroadcastChannel(name))
  return {
    tell: () => channel?.postMessage('changed'),
    listen(heard) {
      channel?.addEventListener('message', heard)
      // A page that slept heard nothing.
      document.addEventListener('visibilitychange', () => {
        if (document.visibilityState === 'visible') heard()
      })
    },
  }
}
