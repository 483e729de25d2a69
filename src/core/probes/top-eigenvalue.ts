/**
 * The eigenvalue of largest size of the Hessian of the training loss: vᵀ H v after power iteration from a start that is
 * drawn once a seed. Yao, Gholami, Keutzer and Mahoney 2020.
 */

import type { Stream } from '../rng.ts'
import { withHessian } from './hessian.ts'
import { examples, putFirst } from './in-place.ts'
import { dot, normOf, scaled } from './moved.ts'
import { defineProbe, number } from './probe.ts'

export const topEigenvalue = defineProbe({
  id: 'top-eigenvalue',
  options: [examples, { name: 'iterations', type: 'integer', default: 20, range: [1, 500] }],
  plan: ({ examples, iterations }, { parameters }) => {
    let start: Float64Array | null = null
    return (view) => {
      start ??= drawn(view.stream('top-eigenvalue'), parameters.length)
      let vector = start
      let value = 0
      putFirst(view, examples)
      withHessian(view, (product) => {
        for (let k = 0; k < iterations; k++) {
          const image = product(vector)
          value = dot(vector, image)
          const norm = normOf(image)
          if (norm === 0) return
          vector = scaled(image, 1 / norm)
        }
      })
      return [number('top-eigenvalue', value)]
    }
  },
})

/** A unit vector of any direction. */
function drawn(stream: Stream, length: number): Float64Array {
  const vector = new Float64Array(length)
  for (let k = 0; k < length; k++) vector[k] = stream.normal(k)
  return scaled(vector, 1 / normOf(vector))
}
