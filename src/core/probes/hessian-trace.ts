/** The trace of the Hessian of the training loss, estimated as the mean of zᵀ H z over vectors of random signs. Hutchinson 1989. */

import type { Stream } from '../rng.ts'
import { withHessian } from './hessian.ts'
import { examples, putFirst } from './in-place.ts'
import { dot } from './moved.ts'
import { defineProbe, number } from './probe.ts'

export const hessianTrace = defineProbe({
  id: 'hessian-trace',
  options: [examples, { name: 'samples', type: 'integer', default: 8, range: [1, 100] }],
  plan: ({ examples, samples }, { parameters }) => {
    let signs: readonly Float64Array[] | null = null
    return (view) => {
      signs ??= drawnSigns(view.stream('hessian-trace'), samples, parameters.length)
      const vectors = signs
      putFirst(view, examples)
      const total = withHessian(view, (product) =>
        vectors.reduce((sum, vector) => sum + dot(vector, product(vector)), 0),
      )
      return [number('hessian-trace', total / samples)]
    }
  },
})

function drawnSigns(stream: Stream, samples: number, length: number): readonly Float64Array[] {
  return Array.from({ length: samples }, (_, sample) => {
    const signs = new Float64Array(length)
    for (let k = 0; k < length; k++) signs[k] = stream.uniform(k, sample)[0] < 0.5 ? -1 : 1
    return signs
  })
}
