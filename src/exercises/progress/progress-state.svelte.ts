/** The progress of this page as Svelte sees it. */
import { createSubscriber } from 'svelte/reactivity'
import { openProgress } from './progress.ts'

/** What is known of the reader's progress; what reads it follows it. */
export function followProgress() {
  const progress = openProgress()
  const subscribe = createSubscriber((update) => progress.subscribe(update))
  return {
    get records() {
      subscribe()
      return progress.records
    },
    get undoable() {
      subscribe()
      return progress.undoable
    },
  }
}
