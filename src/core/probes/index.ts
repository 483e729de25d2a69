import type { UnitOf } from '../units.ts'
import { alongGradient } from './along-gradient.ts'
import { boundary } from './boundary.ts'
import { calibration } from './calibration.ts'
import { classError } from './class-error.ts'
import { confusion } from './confusion.ts'
import { effectiveLearningRate } from './effective-learning-rate.ts'
import { equationValues } from './equation-values.ts'
import { error } from './error.ts'
import { functionProbe } from './function.ts'
import { gradientShift } from './gradient-shift.ts'
import { hessianTrace } from './hessian-trace.ts'
import { histogram } from './histogram.ts'
import { inputGradient } from './input-gradient.ts'
import { landscape } from './landscape.ts'
import { loss } from './loss.ts'
import { meanDrift } from './mean-drift.ts'
import { moments } from './moments.ts'
import { nonzeroWeights } from './nonzero-weights.ts'
import { pathLandscape } from './path-landscape.ts'
import { stepExamples } from './step-examples.ts'
import { topEigenvalue } from './top-eigenvalue.ts'
import { weightHistogram } from './weight-histogram.ts'
import { weightNorm } from './weight-norm.ts'

export const probes = [
  loss,
  error,
  classError,
  confusion,
  calibration,
  weightNorm,
  nonzeroWeights,
  weightHistogram,
  histogram,
  moments,
  boundary,
  functionProbe,
  inputGradient,
  landscape,
  pathLandscape,
  topEigenvalue,
  hessianTrace,
  alongGradient,
  meanDrift,
  gradientShift,
  effectiveLearningRate,
  stepExamples,
  equationValues,
] as const
export type Probe = UnitOf<typeof probes>
