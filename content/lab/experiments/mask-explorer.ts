import { defineExperiment } from '#core/spec.ts'

/** D9.1: how many units does a mask drop? */
export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'mask-counts', probability: 0.5 },
  arms: { dropout: {} },
  controls: ['analysis.probability', 'analysis.on', 'seed'],
})
