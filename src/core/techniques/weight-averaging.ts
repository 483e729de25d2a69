/**
 * Weight averaging: measures with an average over steps, from step `start` on, of what the optimizer moves. Exponential:
 * a ← β a + (1 − β) w, after Polyak and Juditsky 1992. Uniform: the mean, after Izmailov et al. 2018. Running statistics
 * are averaged alike. Before `start` the average is the weights themselves.
 */
import { copy } from '../program.ts'
import { python } from '../python.ts'
import { defineTechnique } from './technique.ts'

export const weightAveraging = defineTechnique({
  id: 'weight-averaging',
  options: [
    { name: 'kind', type: 'choice', default: 'exponential', choices: ['exponential', 'uniform'] },
    { name: 'decay', type: 'number', default: 0.95, range: [0, 0.9999], live: true },
    { name: 'start', type: 'integer', default: 1, range: [1, 100_000], scale: 'log' },
  ],
  plan({ kind, start }, { parameters, states }, plan) {
    const decay = plan.option('techniques.weight-averaging.decay')
    const rate = plan.slice(1)
    for (const live of [parameters, states]) {
      const average = plan.memory(live.length)
      const kept = plan.slice(live.length)
      plan.add('weight-averaging/start', copy(average, live))
      plan.add('after-update', {
        code: 'running-average',
        operands: [average, live, rate],
        numbers: [live.length, 0],
      })
      plan.add('weight-averaging/put', copy(kept, live))
      plan.add('weight-averaging/put', copy(live, average))
      plan.add('weight-averaging/put-back', copy(live, kept))
    }
    let finished = false
    return {
      decide({ arena, step, run }) {
        if (step === 1) run('weight-averaging/start')
        const later = kind === 'uniform' ? 1 / (step - start + 1) : 1 - arena[decay.offset]!
        arena[rate.offset] = step <= start ? 1 : later
      },
      evaluate({ step, run }) {
        if (step === 0 || finished) return () => {}
        run('weight-averaging/put')
        return () => run('weight-averaging/put-back')
      },
      finish({ step, run }) {
        if (step > 0) run('weight-averaging/put')
        // Whatever is put in place from here on stays.
        finished = true
      },
    }
  },
  pytorch: python`
    average, finished = None, False

    def after_update(self, run):
        start = self.options["start"]
        if self.options["kind"] == "uniform":
            rate = 1 / max(1, run.step - start + 1)
        else:
            rate = 1 - self.options["decay"]
        if run.step <= start:
            rate, self.average = 1, run.copy()
        for average, live in zip(self.average, run.state()):
            average.lerp_(live, rate)

    def evaluate(self, run):
        if run.step == 0 or self.finished:
            return lambda: None
        kept = run.copy()
        put(run.state(), self.average)
        return lambda: put(run.state(), kept)

    def finish(self, run):
        if run.step > 0:
            put(run.state(), self.average)
        self.finished = True
  `,
})
