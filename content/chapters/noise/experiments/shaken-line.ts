import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'shaken-input', linear: 2, quadratic: 0, input: 1, target: 1, deviation: 0.5 },
  arms: { 'input-noise': {} },
  controls: ['analysis.deviation', 'analysis.linear', 'analysis.quadratic', 'analysis.target'],
})
