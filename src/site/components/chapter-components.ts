/** What a chapter's MDX may use without importing it. */
import AtScale from './AtScale.astro'
import Claim from './Claim.astro'
import Demo from './Demo.astro'
import Differences from './Differences.astro'
import DrawDigit from './DrawDigit.astro'
import Equation from './Equation.astro'
import Evidence from './Evidence.astro'
import Exercise from './exercise/Exercise.astro'
import Note from './Note.astro'
import Ref from './Ref.astro'
import References from './References.astro'
import Row from './Row.astro'
import Source from './Source.astro'
import Steps from './Steps.astro'
import Sweep from './Sweep.astro'
import Term from './Term.astro'
import Worked from './Worked.astro'

export const chapterComponents = {
  AtScale,
  Claim,
  Demo,
  Differences,
  DrawDigit,
  Equation,
  Evidence,
  Exercise,
  Note,
  Ref,
  References,
  Row,
  Source,
  Steps,
  Sweep,
  Term,
  Worked,
}
