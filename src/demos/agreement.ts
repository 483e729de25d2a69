/** How far the outputs of one network in two runtimes agree. */
import { largest } from '#core/losses/largest.ts'

export interface Compared {
  /** Over all outputs of all examples. */
  readonly difference: number
  /** Examples for which both name the same class; null in a regression. */
  readonly equal: number | null
}

/** Both are [example][output]. A single output names class 1 above 0, and class 0 else. */
export function compareOutputs(ours: Float32Array, theirs: Float32Array, count: number, classifies: boolean): Compared {
  const outputs = ours.length / count
  const classOf = (values: Float32Array, example: number) =>
    outputs === 1 ? Number(values[example]! > 0) : largest(values, example * outputs, 1, outputs)
  let difference = 0
  ours.forEach((value, k) => {
    difference = Math.max(difference, Math.abs(value - theirs[k]!))
  })
  const same = Array.from({ length: count }, (_, k) => classOf(ours, k) === classOf(theirs, k))
  return { difference, equal: classifies ? same.filter(Boolean).length : null }
}
