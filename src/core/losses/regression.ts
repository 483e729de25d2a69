/** What losses on numbers share. Classes may be learned by them too, as numbers that are 1 for the class and 0 for others. */
import type { Examples, Task } from '../data/data.ts'
import type { Network } from '../network.ts'
import type { Operation } from '../program.ts'
import { isLargest } from './largest.ts'
import type { LossUnit } from './loss.ts'

export const regression: Pick<LossUnit, 'outputs' | 'target' | 'error'> = {
  outputs: (task: Task) => (task.kind === 'regression' ? task.outputs : task.classes),
  target({ labels, values, count }: Examples, row, k) {
    return labels.length > 0 ? Number(labels[row] === k) : values[row * (values.length / count) + k]!
  },
  error(given, at, step, { labels, values }, row, outputs) {
    if (labels.length > 0) return isLargest(given, at, step, outputs, labels[row]!) ? 0 : 1
    let sum = 0
    for (let k = 0; k < outputs; k++) {
      const difference = given[at + k * step]! - values[row * outputs + k]!
      sum += difference * difference
    }
    return sum / outputs
  },
}

/** The operands and numbers that every loss operation begins with. */
export const onOutputs = ({ logits, targets, losses, capacity }: Network): Pick<Operation, 'operands' | 'numbers'> => ({
  operands: [logits.value, targets, losses, logits.gradient],
  numbers: [logits.features, capacity],
})
