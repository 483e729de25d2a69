/** What the normalizations share: y = γ x̂ + β, x̂ = (x − mean) / √(variance + ε). */
import type { Parameter, PlannedLayer, Slice } from '../network.ts'
import type { Plan } from '../plan.ts'
import { type NumberOption, SpecError } from '../units.ts'
import { type ParameterShape, product, type Shape } from './layer.ts'

/** ε, which keeps the division from 0. */
export const epsilon = {
  name: 'epsilon',
  symbol: '\\epsilon',
  type: 'number',
  default: 1e-5,
  range: [0, 1],
  scale: 'log',
} as const satisfies NumberOption

/** A list of features has an area of 1. */
export function channelsOf(shape: Shape): { readonly channels: number; readonly area: number } {
  return { channels: shape[0]!, area: product(shape.slice(1)) }
}

/** γ of this shape, and β where there is one. */
export function scaleAndShift(shape: Shape, roles: readonly ('scale' | 'shift')[] = ['scale', 'shift']) {
  return roles.map((role): ParameterShape => ({ name: role, role, shape, fanIn: 1, fanOut: 1 }))
}

/** γ and β of a layer and where their gradients go: its parameters, its states, or else zeros. */
export function scaleAndShiftOf({ parameters, states }: PlannedLayer, length: number, plan: Plan) {
  const find = (role: 'scale' | 'shift'): { readonly value: Slice; readonly gradient: Slice } => {
    const parameter: Parameter | undefined = parameters.find((candidate) => candidate.role === role)
    if (parameter) return parameter
    const state = states.find(({ name }) => name.endsWith(`.${role}`))
    return { value: state?.value ?? plan.slice(length), gradient: plan.slice(length) }
  }
  return { scale: find('scale'), shift: find('shift') }
}

/** Refuses statistics over fewer than two values, where every x̂ would be 0. */
export function needTwo(values: number, advice: string): void {
  if (values < 2) throw new SpecError(`a mean and a deviation need at least 2 values, but there is 1: ${advice}.`)
}
