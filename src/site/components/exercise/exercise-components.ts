/** What the words of an exercise may use without importing it. */
import Claim from '../Claim.astro'
import Ref from '../Ref.astro'
import Row from '../Row.astro'
import Term from '../Term.astro'
import Answer from './Answer.astro'
import Hint from './Hint.astro'
import Option from './Option.astro'
import Options from './Options.astro'
import Slip from './Slip.astro'
import Solution from './Solution.astro'
import Why from './Why.astro'
import Whys from './Whys.astro'

export const exerciseComponents = { Answer, Claim, Hint, Option, Options, Ref, Row, Slip, Solution, Term, Why, Whys }
