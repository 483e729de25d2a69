import { createRegistry } from '../registry.ts'
import type { KeyedOf } from '../units.ts'

/**
 * The order within a hook. Images are changed one by one before they are mixed, and noise comes last of all. Dropout is
 * put behind what batch normalization was put in front of. The first to wrap the gradient is the innermost: both gradients
 * of sharpness-aware minimization are of one shaken loss, whose noise is drawn once. After the update weights are
 * thresholded, then limited, then averaged; early stopping looks last, at what the average measures.
 */
export const techniques = createRegistry({
  augmentation: async () => (await import('./augmentation.ts')).augmentation,
  cutout: async () => (await import('./cutout.ts')).cutout,
  mixup: async () => (await import('./mixup.ts')).mixup,
  cutmix: async () => (await import('./cutmix.ts')).cutmix,
  'label-smoothing': async () => (await import('./label-smoothing.ts')).labelSmoothing,
  'input-noise': async () => (await import('./input-noise.ts')).inputNoise,
  'batch-norm': async () => (await import('./batch-norm.ts')).batchNorm,
  dropout: async () => (await import('./dropout.ts')).dropout,
  'sharpness-aware': async () => (await import('./sharpness-aware.ts')).sharpnessAware,
  'weight-noise': async () => (await import('./weight-noise.ts')).weightNoise,
  l1: async () => (await import('./l1.ts')).l1,
  l2: async () => (await import('./l2.ts')).l2,
  'weight-decay': async () => (await import('./weight-decay.ts')).weightDecay,
  'max-norm': async () => (await import('./max-norm.ts')).maxNorm,
  'weight-averaging': async () => (await import('./weight-averaging.ts')).weightAveraging,
  'early-stopping': async () => (await import('./early-stopping.ts')).earlyStopping,
})
export type Techniques = KeyedOf<typeof techniques>
