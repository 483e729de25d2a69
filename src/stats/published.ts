/** What a claim's runs found beside what a paper found of the same comparison. */
import type { Claim } from '#core/spec.ts'
import type { PairedDifference } from './paired.ts'

/** What a paper can have found of the first side against the second: a lower measure, a higher one, neither, or now one and now the other. */
export const directions = ['lower', 'higher', 'same', 'mixed'] as const
export type Direction = (typeof directions)[number]

/** What the runs of a claim that holds found: `same` inside the margin of the claim, `undetected` if the interval contains 0. */
export function directionHere({ expect }: Claim, { low, high }: PairedDifference): Direction | 'undetected' {
  if (expect === 'within' || expect === 'identical') return 'same'
  if (high < 0) return 'lower'
  return low > 0 ? 'higher' : 'undetected'
}

/** Whether both found one direction. A difference that was not detected here agrees with a paper that found none. */
export function besidePublished(
  here: ReturnType<typeof directionHere>,
  found: Direction,
): 'agree' | 'disagree' | 'depends' {
  if (found === 'mixed') return 'depends'
  return (here === 'undetected' ? 'same' : here) === found ? 'agree' : 'disagree'
}
