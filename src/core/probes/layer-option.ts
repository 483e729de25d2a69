/** The option that picks one layer of the network for a probe. */
import { SpecError, type TextOption } from '../units.ts'

/** The name of a layer, such as `dense-2`; empty for each one. */
export const layer = { name: 'layer', type: 'text', default: '' } as const satisfies TextOption

/** The one of this name, or all; throws a SpecError that lists them where it is none of them. */
export function pickLayers<T extends { readonly name: string }>(layers: readonly T[], name: string): readonly T[] {
  const picked = name === '' ? layers : layers.filter((candidate) => candidate.name === name)
  if (name !== '' && picked.length === 0)
    throw new SpecError(
      `A probe asks for the layer “${name}”, but may look at ${layers.map(({ name }) => name).join(', ') || 'none'}.`,
    )
  return picked
}
