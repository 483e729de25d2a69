import { createDigest } from '#stats/sha256.ts'

/** SHA-256 over the digests of runs, in their order. */
export function digestOf(results: readonly { readonly digest: string }[]): string {
  const digest = createDigest()
  for (const result of results) digest.text(result.digest)
  return digest.hex()
}
