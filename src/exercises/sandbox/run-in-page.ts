/** Runs readers' code in a page: each program in a worker of a sandboxed frame of its own, which goes when it is done. */
import { writeExact } from '../exact-json.ts'
import { type CodeOutcome, LIMIT_MS, type Program } from './protocol.ts'
import { readOutcome } from './read-outcome.ts'

/** How long a frame may take to be there. */
const START_MS = 10_000

let turn: Promise<unknown> = Promise.resolve()

/**
 * `address` is that of the frame's page. A page runs one program at a time. An aborted run is stopped at once; nothing
 * rejects.
 */
export function runInPage(address: string, program: Program, signal?: AbortSignal): Promise<CodeOutcome> {
  const run = turn.then(() => runInFrame(address, program, signal))
  turn = run
  return new Promise((resolve) => {
    signal?.addEventListener('abort', () => resolve({ kind: 'stopped' }))
    void run.then(resolve)
  })
}

function runInFrame(
  address: string,
  { source, function: name, calls }: Program,
  signal: AbortSignal | undefined,
): Promise<CodeOutcome> {
  return new Promise((resolve) => {
    const frame = document.createElement('iframe')
    frame.setAttribute('sandbox', 'allow-scripts')
    frame.title = 'exercise'
    frame.hidden = true
    frame.src = address
    // The frame takes its worker with it, whatever that is doing.
    const end = (outcome: CodeOutcome) => {
      clearTimeout(timer)
      removeEventListener('message', receive)
      signal?.removeEventListener('abort', stop)
      frame.remove()
      resolve(outcome)
    }
    const stop = () => end({ kind: 'stopped' })
    let timer = setTimeout(() => end({ kind: 'no-place' }), START_MS)
    const receive = ({ source: from, data }: MessageEvent<unknown>) => {
      if (from !== frame.contentWindow || from === null) return
      switch (typeOf(data)) {
        case 'ready':
          return frame.contentWindow!.postMessage({ source, name, calls: writeExact(calls) }, '*')
        case 'started':
          clearTimeout(timer)
          timer = setTimeout(() => end({ kind: 'too-long' }), LIMIT_MS)
          return
        case 'done':
          return end(readOutcome((data as { text: unknown }).text as string, calls.length))
        case 'died':
          return end({ kind: 'too-much-memory' })
      }
    }
    addEventListener('message', receive)
    signal?.addEventListener('abort', stop)
    if (signal?.aborted) return stop()
    document.body.append(frame)
  })
}

const typeOf = (data: unknown) => (typeof data === 'object' && data !== null && 'type' in data ? data.type : undefined)
