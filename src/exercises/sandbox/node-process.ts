/**
 * The process in which readers' code runs in Node, in a context that holds nothing of Node's. Such a context keeps honest
 * programs apart; it is no wall against a determined attack.
 */
import { readFileSync } from 'node:fs'
import { constants, createContext, Script } from 'node:vm'
import { writeExact } from '../exact-json.ts'

const PLACE = 'exercise.js'

interface Sent {
  readonly source: string
  readonly name: string
  readonly calls: string
}

/** Nothing of this realm enters the context but text, and nothing but text leaves it. */
function runInContext({ source, name, calls }: Sent): string {
  const context = createContext(constants.DONT_CONTEXTIFY, { codeGeneration: { strings: false, wasm: false } })
  const run = (text: string, filename = 'harness.js') => new Script(text, { filename }).runInContext(context) as unknown
  run(readFileSync(new URL('./harness.js', import.meta.url), 'utf8'))
  const harness = `globalThis['held out']`
  try {
    run(source, PLACE)
  } catch (error) {
    return writeExact({ kind: 'broken', ...told(error) })
  }
  const called = `typeof ${name} === 'undefined' ? undefined : ${name}`
  return String(run(`${harness}.perform(${called}, ${JSON.stringify(calls)}, '${PLACE}')`))
}

/** Reads an error of the context without trusting it. */
function told(error: unknown): { message: string; line?: number } {
  try {
    const { stack } = error as Error
    const line = Number(new RegExp(`${PLACE}:(\\d+)`).exec(String(stack))?.[1])
    return { message: String(error).slice(0, 500), ...(line > 0 && { line }) }
  } catch {
    return { message: 'Error' }
  }
}

/** An error of Node's own that a program gets hold of must not lead to code of this realm. */
function closeRealm(): void {
  const functions = [() => {}, async () => {}, function* () {}, async function* () {}]
  for (const one of functions) Object.defineProperty(Object.getPrototypeOf(one), 'constructor', { value: undefined })
}

closeRealm()
// It listens on, so that the process stays until it is killed: one that ends may take its last words with it.
process.on('message', (sent: Sent) => {
  process.send!('started')
  process.send!(runInContext(sent))
})
