import { computedValue } from '../computed.ts'
import { TexError } from './render-tex.ts'

const COMPUTED = /\\computed\{([^{}]+)\}\{((?:[^{}]|\{,\})*)\}/g

/**
 * Checks each `\computed{name}{2.94}` of a formula against the core and leaves the number as typed. `name` is a number
 * of `experiment`, or of another one if written `chapter/experiment:name`; `name@arm` is one of another arm than the first.
 * The TeX keeps its length, so that places in it stay true. Throws a TexError when the core's value, to as many decimals as were typed, is another number.
 */
export function checkComputed(tex: string, experiment: string | undefined): string {
  return tex.replace(COMPUTED, (whole, name: string, typed: string, index: number) => {
    const difference = disagreement(name, typed, experiment)
    if (difference) throw new TexError(difference, index)
    return `{${typed}}`.padStart(whole.length)
  })
}

function disagreement(name: string, typed: string, experiment: string | undefined): string | undefined {
  const [own, other] = name.split(':') as [string, string?]
  const source = other === undefined ? experiment : own
  if (source === undefined) return `“${name}” needs its experiment: \\computed{chapter/experiment:${name}}{${typed}}.`
  const plain = typed.replaceAll('{,}', '').replace(/\s/g, '')
  if (!/^-?\d+(\.\d+)?$/.test(plain)) return `“${typed}” is not a number.`
  const decimals = plain.split('.')[1]?.length ?? 0
  const value = fromCore(source, other ?? name)
  if (typeof value === 'string') return value
  // Adding 0 makes −0 and 0 one number.
  return Number(plain) + 0 === Number(value.toFixed(decimals)) + 0
    ? undefined
    : `“${name}” was computed as ${value.toFixed(decimals)} (${value}), but ${plain} is typed here.`
}

function fromCore(experiment: string, name: string): number | string {
  try {
    return computedValue(experiment, name)
  } catch (error) {
    return (error as Error).message
  }
}
