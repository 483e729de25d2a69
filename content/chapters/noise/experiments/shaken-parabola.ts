import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'shaken-input', linear: 0, quadratic: 1, input: 1, target: 0.5, deviation: 0.1 },
  arms: { 'input-noise': {} },
  controls: ['analysis.deviation', 'analysis.linear', 'analysis.quadratic', 'analysis.target'],
})
