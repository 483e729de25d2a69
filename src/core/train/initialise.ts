/** The state of a network before its first step. */
import { initializers } from '../initializers/index.ts'
import type { InitializerUnit } from '../initializers/initializer.ts'
import type { Network, Slice } from '../network.ts'
import type { ResolvedTraining } from '../resolve.ts'
import type { Stream } from '../rng.ts'
import { unitOf } from '../units.ts'

/** Weights and biases from the initializer, each from the stream of its own name; scales 1, shifts 0. */
export function initialise(
  network: Network,
  { initializer }: ResolvedTraining,
  arena: Float32Array,
  stream: (name: string) => Stream,
): void {
  const unit = unitOf<InitializerUnit>(initializers, initializer.kind, 'initializer')
  const values = ({ offset, length }: Slice) => arena.subarray(offset, offset + length)
  const first = network.layers.find(({ parameters }) => parameters.some(({ role }) => role === 'weight'))
  for (const layer of network.layers) {
    for (const { initial, value } of layer.states) values(value).fill(initial)
    for (const parameter of layer.parameters) {
      const { role, name, value } = parameter
      if (role === 'scale') values(value).fill(1)
      else if (role !== 'shift')
        unit.fill(initializer as never, parameter, values(value), stream(`initializer/${name}`), layer === first)
    }
  }
}
