/** The worker's side of inference: sessions, and WebAssembly in place of a provider that fails. */
import type { CreateRequest, InferenceReply, InferenceRequest, PredictRequest } from './inference-protocol.ts'
import type { Provider } from './providers.ts'
import type { Session } from './session.ts'

/** As `session.ts` creates one. */
export type CreateSession = (model: Uint8Array, provider: Provider, batch: number) => Promise<Session>

/** Requests are carried out one after another, in the order in which they come. */
export function serveInference(
  createSession: CreateSession,
  post: (reply: InferenceReply) => void,
): (request: InferenceRequest) => Promise<void> {
  const sessions = new Map<number, Session>()
  let last: Promise<void> = Promise.resolve()

  /** A provider may take a model and fail only when it first runs. */
  const createAndTry = async ({ model, provider, batch }: CreateRequest): Promise<Session> => {
    const session = await createSession(model, provider, batch)
    await session.run(new Float32Array(session.inputLength))
    return session
  }

  const create = async (request: CreateRequest): Promise<InferenceReply> => {
    const { id, provider } = request
    const created = { type: 'created', id } as const
    try {
      sessions.set(id, await createAndTry(request))
      return { ...created, provider, refusal: null }
    } catch (error) {
      if (provider === 'wasm') throw error
      sessions.set(id, await createAndTry({ ...request, provider: 'wasm' }))
      return { ...created, provider: 'wasm', refusal: messageOf(error) }
    }
  }

  const predict = async ({ id, session, inputs }: PredictRequest): Promise<InferenceReply> => {
    const started = performance.now()
    const outputs = await sessions.get(session)!.run(inputs)
    return { type: 'predicted', id, outputs, elapsedMs: performance.now() - started }
  }

  const answer = async (request: InferenceRequest): Promise<void> => {
    if (request.type === 'release') {
      await sessions.get(request.session)?.release()
      sessions.delete(request.session)
      return
    }
    try {
      post(await (request.type === 'create' ? create(request) : predict(request)))
    } catch (error) {
      post({ type: 'failed', id: request.id, sentence: messageOf(error) })
    }
  }

  return (request) => {
    last = last.then(() => answer(request))
    return last
  }
}

/** The first line without paths: the runtime's messages carry those of the machine that it was built on. */
function messageOf(error: unknown): string {
  const [line = ''] = (error instanceof Error ? error.message : String(error)).split('\n')
  return line.replace(/\/\S+/g, '…').slice(0, 200)
}
