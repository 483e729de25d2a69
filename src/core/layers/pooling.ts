/** What the pooling layers share: a window slides over each channel of an image and makes one value of what it covers. */
import type { PlannedLayer } from '../network.ts'
import type { Plan } from '../plan.ts'
import type { Operation } from '../program.ts'
import type { OnnxNode, Shape } from './layer.ts'
import { kernel, places, stride, type Window } from './window.ts'

/** Windows side by side, unless the stride says otherwise; rows and columns that are left over have no window. */
export const poolingOptions = [kernel(2), stride(2)] as const

interface PoolingOptions {
  readonly kernel: number
  readonly stride: number
}

export const windowOf = ({ kernel, stride }: PoolingOptions): Window => ({
  height: kernel,
  width: kernel,
  stride,
  padding: 0,
})

export function pooledShape(options: PoolingOptions, input: Shape): Shape {
  return [input[0]!, ...places(input, windowOf(options))]
}

/** A pooling operation, all but its operands. */
export function poolingOperation(
  code: string,
  window: Window,
  { name, input: { shape } }: PlannedLayer,
  { capacity }: Plan,
): Omit<Operation, 'operands'> {
  const { height, width, stride } = window
  return { code, numbers: [...shape, ...places(shape, window), height, width, stride, capacity], layer: name }
}

export function planAverage(window: Window, layer: PlannedLayer, plan: Plan): void {
  plan.add('forward', {
    ...poolingOperation('average-pool', window, layer, plan),
    operands: [layer.input.value, layer.output.value],
  })
}

export function planAverageGradient(window: Window, layer: PlannedLayer, plan: Plan): void {
  plan.add('backward', {
    ...poolingOperation('average-pool-gradient', window, layer, plan),
    operands: [layer.output.gradient, layer.input.gradient],
  })
}

export function poolingNode(op: string, { kernel, stride }: PoolingOptions, input: string, output: string): OnnxNode {
  const attributes = { kernel_shape: { ints: [kernel, kernel] }, strides: { ints: [stride, stride] } }
  return { op, inputs: [input], outputs: [output], attributes }
}
