/** The page's side of inference: sessions in a worker of their own. */
import type { Created, InferenceReply, InferenceRequest, Predicted } from './inference-protocol.ts'
import type { Provider } from './providers.ts'

/** A model that runs in the worker. */
export interface RemoteSession {
  readonly provider: Provider
  /** Why it is not the provider that was asked for, in the runtime's own words. */
  readonly refusal: string | null
  /** One whole batch, [example][feature]; rejects with an `InferenceFailure`. */
  predict(inputs: Float32Array): Promise<Pick<Predicted, 'outputs' | 'elapsedMs'>>
  release(): void
}

export interface Inference {
  /** `batch` examples go into each prediction. Rejects with an `InferenceFailure`, also where no worker starts. */
  createSession(model: Uint8Array, provider: Provider, batch: number): Promise<RemoteSession>
  /** Ends the worker; what is still awaited never comes. */
  close(): void
}

/** A model could not be loaded or run; the message is one sentence. */
export class InferenceFailure extends Error {
  override name = 'InferenceFailure'
}

const DEATH = 'The worker that runs models has ended.'

type Question = Exclude<InferenceRequest, { type: 'release' }>
type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never
interface Waiting {
  readonly resolve: (reply: InferenceReply) => void
  readonly reject: (reason: InferenceFailure) => void
}

/** Starts the worker; onnxruntime-web itself is loaded by the first session. */
export function startInference(): Inference {
  const worker = new Worker(new URL('./inference-worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, Waiting>()
  let nextId = 0
  let died = false

  const ask = <R extends InferenceReply>(question: WithoutId<Question>): Promise<R> =>
    new Promise((resolve, reject) => {
      if (died) return reject(new InferenceFailure(DEATH))
      const id = nextId++
      waiting.set(id, { resolve: resolve as Waiting['resolve'], reject })
      worker.postMessage({ ...question, id } satisfies InferenceRequest)
    })
  worker.onmessage = ({ data }: MessageEvent<InferenceReply>) => {
    const asked = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.type === 'failed') asked?.reject(new InferenceFailure(data.sentence))
    else asked?.resolve(data)
  }
  worker.onerror = () => {
    died = true
    for (const { reject } of waiting.values()) reject(new InferenceFailure(DEATH))
    waiting.clear()
  }

  return {
    async createSession(model, provider, batch) {
      const created = await ask<Created>({ type: 'create', model, provider, batch })
      return {
        provider: created.provider,
        refusal: created.refusal,
        predict: (inputs) => ask<Predicted>({ type: 'predict', session: created.id, inputs }),
        release: () => worker.postMessage({ type: 'release', session: created.id } satisfies InferenceRequest),
      }
    },
    close: () => worker.terminate(),
  }
}
