import { createRegistry } from '../registry.ts'
import type { UnitOf } from '../units.ts'

export const probes = createRegistry({
  loss: async () => (await import('./loss.ts')).loss,
  error: async () => (await import('./error.ts')).error,
  'class-error': async () => (await import('./class-error.ts')).classError,
  confusion: async () => (await import('./confusion.ts')).confusion,
  calibration: async () => (await import('./calibration.ts')).calibration,
  'weight-norm': async () => (await import('./weight-norm.ts')).weightNorm,
  'nonzero-weights': async () => (await import('./nonzero-weights.ts')).nonzeroWeights,
  'weight-histogram': async () => (await import('./weight-histogram.ts')).weightHistogram,
  histogram: async () => (await import('./histogram.ts')).histogram,
  moments: async () => (await import('./moments.ts')).moments,
  boundary: async () => (await import('./boundary.ts')).boundary,
  function: async () => (await import('./function.ts')).functionProbe,
  'input-gradient': async () => (await import('./input-gradient.ts')).inputGradient,
  landscape: async () => (await import('./landscape.ts')).landscape,
  'path-landscape': async () => (await import('./path-landscape.ts')).pathLandscape,
  'top-eigenvalue': async () => (await import('./top-eigenvalue.ts')).topEigenvalue,
  'hessian-trace': async () => (await import('./hessian-trace.ts')).hessianTrace,
  'along-gradient': async () => (await import('./along-gradient.ts')).alongGradient,
  'mean-drift': async () => (await import('./mean-drift.ts')).meanDrift,
  'gradient-shift': async () => (await import('./gradient-shift.ts')).gradientShift,
  'effective-learning-rate': async () => (await import('./effective-learning-rate.ts')).effectiveLearningRate,
  'step-examples': async () => (await import('./step-examples.ts')).stepExamples,
  'equation-values': async () => (await import('./equation-values.ts')).equationValues,
})
export type Probe = UnitOf<typeof probes>
