/** The digest of an outcome: what has to be equal, bit for bit, when anyone runs the same spec again. */

import { canonicalJson } from '#core/canonical-json.ts'
import type { Result } from '#core/results.ts'
import type { Outcome } from '#core/run.ts'
import { createDigest, type Digest } from './sha256.ts'

/**
 * SHA-256 over the resolved arm, the seed, and for a training the loss and error series, the test numbers at the end
 * and at the best validation, and the final parameters and states; for an analysis all its results. Probes do not enter.
 */
export function outcomeDigest(outcome: Outcome, seed: number): string {
  const digest = createDigest().text(canonicalJson(outcome.arm)).numbers([seed])
  if (outcome.kind === 'analysis') {
    for (const result of outcome.results) addResult(digest, result)
    return digest.hex()
  }
  if (outcome.kind === 'baseline')
    return digest.numbers(Object.values(outcome.metrics)).floats(outcome.predictions).hex()
  digest.numbers([...outcome.steps])
  for (const key of ['train.loss', 'train.error', 'validation.loss', 'validation.error'])
    digest.numbers([...outcome.history[key]!])
  for (const key of ['test.loss', 'test.error'])
    digest.numbers([outcome.metrics[key]!, outcome.metrics[`${key}@best-validation`]!])
  return digest.floats(outcome.parameters).floats(outcome.states).hex()
}

function addResult(digest: Digest, result: Result): void {
  digest.text([result.shape, result.name, result.split ?? '', result.of ?? ''].join(' '))
  switch (result.shape) {
    case 'number':
      digest.numbers([result.value])
      break
    case 'series':
    case 'points':
      digest.numbers(result.x).numbers(result.y)
      break
    case 'histogram':
      digest.numbers(result.edges).numbers(result.counts)
      break
    case 'field':
    case 'images':
      digest.floats(result.values)
      break
    case 'table':
      digest.numbers(result.values)
      break
  }
}
