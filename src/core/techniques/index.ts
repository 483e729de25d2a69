import type { KeyedOf } from '../units.ts'
import { augmentation } from './augmentation.ts'
import { batchNorm } from './batch-norm.ts'
import { cutmix } from './cutmix.ts'
import { cutout } from './cutout.ts'
import { dropout } from './dropout.ts'
import { earlyStopping } from './early-stopping.ts'
import { inputNoise } from './input-noise.ts'
import { l1 } from './l1.ts'
import { l2 } from './l2.ts'
import { labelSmoothing } from './label-smoothing.ts'
import { maxNorm } from './max-norm.ts'
import { mixup } from './mixup.ts'
import { sharpnessAware } from './sharpness-aware.ts'
import { weightAveraging } from './weight-averaging.ts'
import { weightDecay } from './weight-decay.ts'
import { weightNoise } from './weight-noise.ts'

/**
 * The order within a hook. Images are changed one by one before they are mixed, and noise comes last of all. Dropout is
 * put behind what batch normalization was put in front of. The first to wrap the gradient is the innermost: both gradients
 * of sharpness-aware minimization are of one shaken loss, whose noise is drawn once. After the update weights are
 * thresholded, then limited, then averaged; early stopping looks last, at what the average measures.
 */
export const techniques = [
  augmentation,
  cutout,
  mixup,
  cutmix,
  labelSmoothing,
  inputNoise,
  batchNorm,
  dropout,
  sharpnessAware,
  weightNoise,
  l1,
  l2,
  weightDecay,
  maxNorm,
  weightAveraging,
  earlyStopping,
] as const
export type Techniques = KeyedOf<typeof techniques>
