/**
 * Mixup: x̃ = κ x + (1 − κ) x', and the same of the targets, with a partner x' from the batch and κ ~ Beta(α, α).
 * Zhang, Cissé, Dauphin and Lopez-Paz 2018.
 */
import { symmetricBeta } from '../beta.ts'
import { python } from '../python.ts'
import { mixColumns, putPartners } from './mixing.ts'
import { defineTechnique } from './technique.ts'

export const mixup = defineTechnique({
  id: 'mixup',
  options: [
    { name: 'alpha', symbol: '\\alpha', type: 'number', default: 1, off: 0, range: [0, 8], live: true },
    { name: 'per', type: 'choice', default: 'batch', choices: ['batch', 'example'] },
    { name: 'label', type: 'choice', default: 'soft', choices: ['soft', 'dominant'] },
  ],
  plan({ per, label }, { input, logits, targets }, plan) {
    const alpha = plan.option('techniques.mixup.alpha')
    const partner = plan.slice(plan.capacity)
    const share = plan.slice(plan.capacity)
    const labelShare = plan.slice(plan.capacity)
    plan.add('batch', mixColumns(input.value, input.features, partner, share, plan))
    plan.add('batch', mixColumns(targets, logits.features, partner, labelShare, plan))
    return {
      decide(running) {
        const { arena, count, step, stream } = running
        putPartners(running, 'mixup', partner)
        const draws = stream('mixup/share')
        for (let b = 0; b < count; b++) {
          const [u, v] = draws.uniform(per === 'batch' ? 0 : b, step)
          const kappa = arena[alpha.offset]! > 0 ? symmetricBeta(arena[alpha.offset]!, u, v) : 1
          arena[share.offset + b] = kappa
          arena[labelShare.offset + b] = label === 'soft' ? kappa : Number(kappa >= 0.5)
        }
      },
    }
  },
  pytorch: python`
    def batch(self, run, x, t):
        alpha, beta = self.options["alpha"], run.random("mixup/share").betavariate
        draws = 1 if self.options["per"] == "batch" else len(x)
        kappa = torch.tensor([beta(alpha, alpha) if alpha > 0 else 1.0 for _ in range(draws)]).expand(len(x))
        partner = torch.randperm(len(x), generator=run.generator("mixup/partner"))
        of_label = kappa if self.options["label"] == "soft" else (kappa >= 0.5).float()
        return mix(x, x[partner], kappa), mix(t, t[partner], of_label)
  `,
})
