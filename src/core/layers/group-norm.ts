/**
 * Group normalization: over the channels of a group, and their area, of an example; γ and β for each channel. One group
 * has layer normalization's statistics, a group for each channel instance normalization's. Wu and He 2018.
 */
import type { PlannedLayer } from '../network.ts'
import { SpecError } from '../units.ts'
import { type Grouping, planExampleBackward, planExampleForward } from './example-statistics.ts'
import { defineLayer, type OnnxConstant, type Shape } from './layer.ts'
import { channelsOf, epsilon, needTwo, scaleAndShift } from './normalization.ts'

const groupingOf = (groups: number, { input }: PlannedLayer): Grouping => ({
  groups,
  share: channelsOf(input.shape).area,
  centred: true,
})

export const groupNorm = defineLayer({
  id: 'group-norm',
  options: [{ name: 'groups', symbol: 'G', type: 'integer', default: 4, range: [1, 1024] }, epsilon],
  shape({ groups }, input) {
    const { channels, area } = channelsOf(input)
    if (channels % groups !== 0)
      throw new SpecError(
        `${groups} groups do not divide ${channels} channels: choose one of ${divisorsOf(channels).join(', ')}.`,
      )
    needTwo((channels / groups) * area, 'choose fewer groups')
    return input
  },
  parameters: (_, input) => scaleAndShift([channelsOf(input).channels]),
  planForward: ({ groups }, layer, plan) => planExampleForward(layer, plan, groupingOf(groups, layer)),
  planBackward: ({ groups }, layer, plan) => planExampleBackward(layer, plan, groupingOf(groups, layer)),
  /** The operator set has no group normalization; groups as channels have instance normalization. */
  onnx({ groups, epsilon }, { name, input: { shape } }, input, output) {
    const own = (part: string) => `${name}.${part}`
    const perChannel = [shape[0]!, ...shape.slice(1).map(() => 1)]
    const ofGroups = (part: string, value: number): OnnxConstant => ({
      name: own(part),
      type: 'float',
      shape: [groups],
      values: Array.from({ length: groups }, () => value),
    })
    const reshape = (from: string, to: string, by: string, target: Shape) => ({
      op: 'Reshape',
      inputs: [from, own(by)],
      outputs: [to],
      constants: [{ name: own(by), type: 'int64', shape: [target.length], values: target } as const],
    })
    return [
      reshape(input, own('grouped'), 'groups', [0, groups, -1]),
      {
        op: 'InstanceNormalization',
        inputs: [own('grouped'), own('ones'), own('zeros')],
        outputs: [own('normalized')],
        attributes: { epsilon: { float: epsilon } },
        constants: [ofGroups('ones', 1), ofGroups('zeros', 0)],
      },
      reshape(own('normalized'), own('ungrouped'), 'shape', [0, ...shape]),
      reshape(own('scale'), own('factor'), 'factor-shape', perChannel),
      reshape(own('shift'), own('offset'), 'offset-shape', perChannel),
      { op: 'Mul', inputs: [own('ungrouped'), own('factor')], outputs: [own('scaled')] },
      { op: 'Add', inputs: [own('scaled'), own('offset')], outputs: [output] },
    ]
  },
  pytorch: ({ groups, epsilon }, { input }) => `nn.GroupNorm(${groups}, ${input.shape[0]}, eps=${epsilon})`,
})

const divisorsOf = (n: number): readonly number[] =>
  Array.from({ length: n }, (_, k) => k + 1).filter((divisor) => n % divisor === 0)
