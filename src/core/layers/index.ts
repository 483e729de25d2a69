import type { UnitOf } from '../units.ts'
import { averagePool } from './average-pool.ts'
import { batchNorm } from './batch-norm.ts'
import { conv2d } from './conv2d.ts'
import { dense } from './dense.ts'
import { dropConnect } from './drop-connect.ts'
import { dropout } from './dropout.ts'
import { flatten } from './flatten.ts'
import { gaussianNoise } from './gaussian-noise.ts'
import { gelu } from './gelu.ts'
import { globalAveragePool } from './global-average-pool.ts'
import { groupNorm } from './group-norm.ts'
import { injectedShift } from './injected-shift.ts'
import { instanceNorm } from './instance-norm.ts'
import { layerNorm } from './layer-norm.ts'
import { leakyRelu } from './leaky-relu.ts'
import { lpNorm } from './lp-norm.ts'
import { maxPool } from './max-pool.ts'
import { relu } from './relu.ts'
import { rmsNorm } from './rms-norm.ts'
import { sigmoid } from './sigmoid.ts'
import { silu } from './silu.ts'
import { softplus } from './softplus.ts'
import { tanh } from './tanh.ts'

export const layers = [
  dense,
  conv2d,
  maxPool,
  averagePool,
  globalAveragePool,
  flatten,
  relu,
  leakyRelu,
  tanh,
  sigmoid,
  gelu,
  silu,
  softplus,
  batchNorm,
  layerNorm,
  instanceNorm,
  groupNorm,
  rmsNorm,
  lpNorm,
  injectedShift,
  dropout,
  dropConnect,
  gaussianNoise,
] as const
export type Layer = UnitOf<typeof layers>
