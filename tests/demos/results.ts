/** A run's result for tests of what only looks at some of it. */
import type { RunResult } from '#runner/protocol.ts'

export const noResult: RunResult = {
  digest: '',
  metrics: {},
  steps: [],
  history: {},
  divergence: null,
  onnx: null,
  sample: null,
  elapsedMs: 0,
}
