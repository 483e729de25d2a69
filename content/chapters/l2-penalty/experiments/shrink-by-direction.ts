import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'shrink-by-direction', curvature1: 4, curvature2: 0.25, rotation: 30, strength: 1 },
  arms: { penalised: {} },
  controls: ['analysis.curvature1', 'analysis.curvature2', 'analysis.rotation', 'analysis.strength'],
})
