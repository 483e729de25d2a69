/** The committee in the page: its networks loaded into a worker on demand, and what they believe of an image. */
import type { Language } from '#i18n/text.ts'
import { type Inference, InferenceFailure, type RemoteSession, startInference } from '#onnx/inference-client.ts'
import type { Provider } from '#onnx/providers.ts'
import { failureWords, fallbackWords } from '../inference-words.ts'
import { type Belief, beliefsOf, type Member } from './beliefs.ts'

export class Committee {
  readonly #language: Language
  readonly #members: readonly Member[]

  /** Belief of each member about the image asked about last; null before there is one. */
  beliefs = $state.raw<readonly Belief[] | null>(null)
  /** The provider that the networks were loaded for; null before they are. */
  loaded = $state<Provider | null>(null)
  /** The provider that runs each of them: WebAssembly where the other cannot. */
  providers = $state.raw<readonly Provider[]>([])
  /** Networks that are in, while they are loading. */
  loading = $state<number | null>(null)
  /** Time of all networks together on the last image. */
  elapsedMs = $state<number | null>(null)
  /** One sentence about what went wrong. */
  problem = $state<string | null>(null)

  #inference: Inference | null = null
  #sessions: readonly RemoteSession[] = []
  #wanted: Float32Array | null = null
  #asking = false

  constructor(language: Language, members: readonly Member[]) {
    this.#language = language
    this.#members = members
  }

  /** Loads the networks on this provider in place of those that are in. */
  async load(provider: Provider): Promise<void> {
    this.close()
    this.problem = null
    this.loading = 0
    try {
      this.#inference = startInference()
      const sessions: RemoteSession[] = []
      for (const { address } of this.#members) {
        sessions.push(await this.#inference.createSession(await fetchModel(address), provider, 1))
        this.loading = sessions.length
      }
      this.#sessions = sessions
      this.providers = sessions.map((session) => session.provider)
      this.problem = fallbackWords(this.#language, provider, sessions)
      this.loaded = provider
    } catch (error) {
      this.close()
      this.problem = failureWords(this.#language, error)
    } finally {
      this.loading = null
    }
  }

  /** Asks about an image; while an answer is awaited, only the last image is kept. */
  async ask(inputs: Float32Array): Promise<void> {
    this.#wanted = inputs
    if (this.#asking || this.#sessions.length === 0) return
    this.#asking = true
    try {
      while (this.#wanted) {
        const image = this.#wanted
        this.#wanted = null
        const answers = await Promise.all(this.#sessions.map((session) => session.predict(image)))
        this.beliefs = answers.map(({ outputs }) => beliefsOf(outputs)[0]!)
        this.elapsedMs = answers.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0)
      }
    } catch (error) {
      this.close()
      this.problem = failureWords(this.#language, error)
    } finally {
      this.#asking = false
    }
  }

  /** Ends the worker; the networks have to be loaded again. */
  close(): void {
    this.#inference?.close()
    this.#inference = null
    this.#sessions = []
    this.#asking = false
    this.loaded = null
    this.beliefs = null
  }
}

async function fetchModel(address: string): Promise<Uint8Array> {
  const response = await fetch(address).catch(() => null)
  if (!response?.ok) throw new InferenceFailure(`${address} could not be loaded.`)
  return new Uint8Array(await response.arrayBuffer())
}
