/**
 * Max-norm: after the optimizer's move, the incoming weights of a unit or channel that are longer than c are scaled to
 * length c. Srivastava et al. 2014.
 */
import { python } from '../python.ts'
import { defineTechnique, parametersOn } from './technique.ts'

export const maxNorm = defineTechnique({
  id: 'max-norm',
  options: [{ name: 'limit', symbol: 'c', type: 'number', default: 3, range: [0.1, 10], scale: 'log', live: true }],
  plan(_, network, plan) {
    const limit = plan.option('techniques.max-norm.limit')
    for (const { value, shape } of parametersOn(network, 'weights')) {
      const rows = shape[0]!
      plan.add('after-update', { code: 'limit-rows', operands: [value, limit], numbers: [rows, value.length / rows] })
    }
    return undefined
  },
  pytorch: python`
    def after_update(self, run):
        limit = self.options["limit"]
        for w in run.parameters("weights"):
            length = w.flatten(1).norm(dim=1)
            w *= column(limit / length.clamp(min=limit), w)
  `,
})
