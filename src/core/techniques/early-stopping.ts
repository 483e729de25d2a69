/**
 * Early stopping: ends the run when the metric has had no new best for `patience` checks, and restores the parameters
 * and states of the best one. A check is a step that is measured. Prechelt 1998.
 */
import { check, freshPatience } from '../patience.ts'
import { copy } from '../program.ts'
import { python } from '../python.ts'
import { defineTechnique } from './technique.ts'

export const earlyStopping = defineTechnique({
  id: 'early-stopping',
  options: [
    { name: 'metric', type: 'choice', default: 'validation.loss', choices: ['validation.loss', 'validation.error'] },
    { name: 'patience', symbol: 'P', type: 'integer', default: 10, range: [1, 1000], scale: 'log', live: true },
    { name: 'minDelta', symbol: '\\Delta', type: 'number', default: 0, range: [0, 1], live: true },
    { name: 'restoreBest', type: 'switch', default: true },
  ],
  plan({ metric, restoreBest }, { parameters, states }, plan) {
    const patience = plan.option('techniques.early-stopping.patience')
    const minDelta = plan.option('techniques.early-stopping.minDelta')
    // The best value, checks since then, and whether there was a check at all.
    const seen = plan.memory(3)
    for (const live of restoreBest ? [parameters, states] : []) {
      const best = plan.memory(live.length)
      plan.add('early-stopping/keep', copy(best, live))
      plan.add('early-stopping/restore', copy(live, best))
    }
    return {
      stop(measured, { arena, run }) {
        const [best, waited, checked] = arena.subarray(seen.offset, seen.offset + 3)
        const before = checked ? { best: best!, waited: waited! } : freshPatience
        // Rounded as it is remembered, so that a value equal to the best is no improvement.
        const after = check(before, Math.fround(measured[metric]!), arena[minDelta.offset]!)
        arena.set([after.best, after.waited, 1], seen.offset)
        if (after.waited === 0) run('early-stopping/keep')
        return after.waited >= arena[patience.offset]!
      },
      finish({ arena, run }) {
        if (arena[seen.offset + 2]) run('early-stopping/restore')
      },
    }
  },
  pytorch: python`
    best, waited, kept = math.inf, 0, None

    def stop(self, run, measured):
        value = measured[self.options["metric"]]
        if self.best - value > self.options["minDelta"]:
            self.best, self.waited, self.kept = value, 0, run.copy()
        else:
            self.waited += 1
        return self.waited >= self.options["patience"]

    def finish(self, run):
        if self.options["restoreBest"] and self.kept is not None:
            put(run.state(), self.kept)
  `,
})
