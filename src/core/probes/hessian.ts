/**
 * Products of the Hessian of the training loss with a vector: H v ≈ ‖v‖ (g(w + r v/‖v‖) − g(w − r v/‖v‖)) / 2r, a
 * central difference of two gradients. Noise off, the statistics of the examples in place.
 */
import { CLEAN, gradientInPlace } from './in-place.ts'
import { difference, normOf, scaled, withMoved } from './moved.ts'
import type { View } from './probe.ts'

/** Between the rounding of float32 gradients, which grows as 1/r, and the curvature of the Hessian, as r². */
const RADIUS = 0.01

type HessianProduct = (vector: Float64Array) => Float64Array

/** Lets `visit` ask for products with the Hessian of the loss of the examples in place. */
export function withHessian<T>(view: View, visit: (product: HessianProduct) => T): T {
  return withMoved(view, (moveBy) =>
    visit((vector) => {
      const norm = normOf(vector)
      if (norm === 0) return new Float64Array(vector.length)
      const gradientAt = (distance: number) => {
        moveBy([[distance / norm, vector]])
        return gradientInPlace(view, CLEAN).gradient
      }
      const ahead = gradientAt(RADIUS)
      const behind = gradientAt(-RADIUS)
      return scaled(difference(ahead, behind), norm / (2 * RADIUS))
    }),
  )
}
