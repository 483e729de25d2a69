import type { UnitOf } from '../units.ts'
import { batchNormByHand } from './batch-norm-by-hand.ts'
import { biasVariance } from './bias-variance.ts'
import { cornerAndCircle } from './corner-and-circle.ts'
import { decorrelation } from './decorrelation.ts'
import { doubleDescent } from './double-descent.ts'
import { dropoutOrder } from './dropout-order.ts'
import { earlyStoppingAndRidge } from './early-stopping-and-ridge.ts'
import { effectiveLearningRate } from './effective-learning-rate.ts'
import { everyMask } from './every-mask.ts'
import { foldedBatchNorm } from './folded-batch-norm.ts'
import { layerNormByHand } from './layer-norm-by-hand.ts'
import { logisticGrowth } from './logistic-growth.ts'
import { logitTugOfWar } from './logit-tug-of-war.ts'
import { maskCounts } from './mask-counts.ts'
import { meanOfMasks } from './mean-of-masks.ts'
import { mixedPair } from './mixed-pair.ts'
import { mixingTable } from './mixing-table.ts'
import { mixupMoments } from './mixup-moments.ts'
import { noiseIsRidge } from './noise-is-ridge.ts'
import { orbitVariance } from './orbit-variance.ts'
import { patience } from './patience.ts'
import { penalisedStep } from './penalised-step.ts'
import { runningStatistics } from './running-statistics.ts'
import { shakenInput } from './shaken-input.ts'
import { sharpOrFlat } from './sharp-or-flat.ts'
import { shrinkByDirection } from './shrink-by-direction.ts'
import { shrunkMean } from './shrunk-mean.ts'
import { statisticAxes } from './statistic-axes.ts'
import { straightLine } from './straight-line.ts'
import { supportRecovery } from './support-recovery.ts'
import { twoPaths } from './two-paths.ts'
import { varianceShift } from './variance-shift.ts'
import { whoGetsDecayed } from './who-gets-decayed.ts'
import { winnersCurse } from './winners-curse.ts'

export const analyses = [
  biasVariance,
  doubleDescent,
  shrunkMean,
  twoPaths,
  earlyStoppingAndRidge,
  patience,
  shrinkByDirection,
  penalisedStep,
  logisticGrowth,
  cornerAndCircle,
  supportRecovery,
  whoGetsDecayed,
  orbitVariance,
  noiseIsRidge,
  sharpOrFlat,
  shakenInput,
  logitTugOfWar,
  mixingTable,
  mixedPair,
  mixupMoments,
  maskCounts,
  everyMask,
  meanOfMasks,
  batchNormByHand,
  runningStatistics,
  foldedBatchNorm,
  straightLine,
  decorrelation,
  effectiveLearningRate,
  statisticAxes,
  layerNormByHand,
  dropoutOrder,
  varianceShift,
  winnersCurse,
] as const
export type Analysis = UnitOf<typeof analyses>
