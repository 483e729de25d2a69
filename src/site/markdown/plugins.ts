/** What turns a chapter's MDX into its page, in this order. */
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkMath from 'remark-math'
import { remarkBlocks } from './blocks.ts'
import { remarkCitations } from './citations.ts'
import { remarkExercise } from './exercise-parts.ts'
import { remarkLabels } from './labels.ts'
import { remarkMathematics } from './mathematics.ts'
import { remarkTies } from './ties.ts'

/** `remark-cjk-friendly` closes bold before a Korean particle, which CommonMark would not: **정규화(regularization)**는. */
export const chapterPlugins = [
  remarkMath,
  remarkCjkFriendly,
  remarkExercise,
  remarkLabels,
  remarkCitations,
  remarkBlocks,
  remarkTies,
  remarkMathematics,
]
