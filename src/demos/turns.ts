/** Turns of heavy jobs: on one page, one at a time. Who is asked by the reader to go ahead does not wait. */

export interface Turn {
  /** Fulfilled when the job may begin. */
  readonly begun: Promise<void>
  /** Does not wait any longer. */
  hurry(): void
  /** The job is over, or not wanted any more. */
  end(): void
}

export interface Turns {
  take(): Turn
}

export function createTurns(): Turns {
  const waiting: (() => void)[] = []
  let going = 0
  return {
    take() {
      let state: 'waiting' | 'going' | 'over' = 'waiting'
      let announce = () => {}
      const begun = new Promise<void>((resolve) => {
        announce = resolve
      })
      const begin = () => {
        waiting.splice(waiting.indexOf(begin), 1)
        state = 'going'
        going += 1
        announce()
      }
      waiting.push(begin)
      if (going === 0) begin()
      return {
        begun,
        hurry() {
          if (state === 'waiting') begin()
        },
        end() {
          if (state === 'waiting') waiting.splice(waiting.indexOf(begin), 1)
          if (state === 'going') going -= 1
          state = 'over'
          if (going === 0) waiting[0]?.()
        },
      }
    },
  }
}

/** Those of this page. */
export const pageTurns = createTurns()

/** Waits for the event; rejects with the signal's reason if that comes first. */
export function unlessAborted(event: Promise<void>, signal: AbortSignal): Promise<void> {
  return Promise.race([
    event,
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason))),
  ])
}
