/** Sentences about onnxruntime-web in the page's language. */
import { numbers } from '#i18n/numbers.ts'
import { type Language, text } from '#i18n/text.ts'
import { InferenceFailure, type RemoteSession } from '#onnx/inference-client.ts'
import type { LoadSize, Provider } from '#onnx/providers.ts'

const megabytes = (bytes: number) => numbers.fixed(bytes / 1e6, 1)

/** How much is loaded, in megabytes: as the files are, and where the host compresses. */
export const sizeWords = (language: Language, { bytes, compressed }: LoadSize): string =>
  text(language, 'inference.size', { size: megabytes(bytes), compressed: megabytes(compressed) })

export const providerName = (language: Language, provider: Provider): string => text(language, `inference.${provider}`)

/** How many of these networks the provider that was wished for cannot run, and why; null where it runs them all. */
export function fallbackWords(language: Language, wished: Provider, sessions: readonly RemoteSession[]): string | null {
  const refused = sessions.filter(({ refusal }) => refusal !== null)
  if (refused.length === 0) return null
  const reason = refused[0]!.refusal!.replace(/\.?$/, '.')
  return text(language, refused.length === sessions.length ? 'inference.fellBack' : 'inference.fellBackPartly', {
    provider: providerName(language, wished),
    count: refused.length,
    networks: sessions.length,
    reason,
  })
}

/** What to tell of a failed attempt; throws on what is a fault of ours. */
export function failureWords(language: Language, error: unknown): string {
  if (!(error instanceof InferenceFailure)) throw error
  return text(language, 'inference.failed', { reason: error.message })
}
