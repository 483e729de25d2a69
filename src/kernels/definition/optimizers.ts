/** Optimizers: the move of all parameters. */
import type { Run } from './run.ts'

/**
 * v = momentum · v + g, then w = w − rate · v.
 * Operands w, g, v, rate, momentum (one float each); numbers length.
 */
const sgd: Run = ({ round }, arena, [w, g, v, rate, momentum], [length]) => {
  for (let k = 0; k < length!; k++) {
    const velocity = round(round(arena[momentum!]! * arena[v! + k]!) + arena[g! + k]!)
    arena[v! + k] = velocity
    arena[w! + k] = round(arena[w! + k]! - round(arena[rate!]! * velocity))
  }
}

/**
 * v = momentum · v + g, then w = w − rate · (g + momentum · v).
 * Operands w, g, v, rate, momentum (one float each); numbers length.
 */
const nesterov: Run = ({ round }, arena, [w, g, v, rate, momentum], [length]) => {
  for (let k = 0; k < length!; k++) {
    const gradient = arena[g! + k]!
    const velocity = round(round(arena[momentum!]! * arena[v! + k]!) + gradient)
    arena[v! + k] = velocity
    const ahead = round(gradient + round(arena[momentum!]! * velocity))
    arena[w! + k] = round(arena[w! + k]! - round(arena[rate!]! * ahead))
  }
}

/**
 * s = decay · s + (1 − decay) · g², then w = w − rate · (g / (√s + ε)).
 * Operands w, g, s, rate, decay, ε (one float each); numbers length.
 */
const rmsprop: Run = ({ round }, arena, [w, g, s, rate, decay, epsilon], [length]) => {
  const rest = round(1 - arena[decay!]!)
  for (let k = 0; k < length!; k++) {
    const gradient = arena[g! + k]!
    const square = round(round(arena[decay!]! * arena[s! + k]!) + round(rest * round(gradient * gradient)))
    arena[s! + k] = square
    const step = round(gradient / round(round(Math.sqrt(square)) + arena[epsilon!]!))
    arena[w! + k] = round(arena[w! + k]! - round(arena[rate!]! * step))
  }
}

/**
 * c1 = 1 − β1ᵗ and c2 = 1 − β2ᵗ; p holds 1 − βᵗ⁻¹ for both, so that zeros are where it starts: p = p + (1 − p)(1 − β).
 * Operands p (two floats), β1, β2 (one each), c (two).
 */
const adamCorrections: Run = ({ round }, arena, [p, beta1, beta2, c]) => {
  for (const [k, beta] of [beta1!, beta2!].entries()) {
    const grown = round(arena[p! + k]! + round(round(1 - arena[p! + k]!) * round(1 - arena[beta]!)))
    arena[p! + k] = grown
    arena[c! + k] = grown
  }
}

/**
 * m = β1 · m + (1 − β1) · g and v = β2 · v + (1 − β2) · g², then w = w − rate · ((m / c1) / (√(v / c2) + ε)).
 * Operands w, g, m, v, rate, β1, β2, ε (one float each), c (two); numbers length.
 */
const adam: Run = ({ round }, arena, [w, g, m, v, rate, beta1, beta2, epsilon, c], [length]) => {
  const rest1 = round(1 - arena[beta1!]!)
  const rest2 = round(1 - arena[beta2!]!)
  for (let k = 0; k < length!; k++) {
    const gradient = arena[g! + k]!
    const mean = round(round(arena[beta1!]! * arena[m! + k]!) + round(rest1 * gradient))
    const square = round(round(arena[beta2!]! * arena[v! + k]!) + round(rest2 * round(gradient * gradient)))
    arena[m! + k] = mean
    arena[v! + k] = square
    const root = round(round(Math.sqrt(round(square / arena[c! + 1]!))) + arena[epsilon!]!)
    const step = round(round(mean / arena[c!]!) / root)
    arena[w! + k] = round(arena[w! + k]! - round(arena[rate!]! * step))
  }
}

export const optimizers: { readonly [code: string]: Run } = {
  sgd,
  nesterov,
  rmsprop,
  'adam-corrections': adamCorrections,
  adam,
}
