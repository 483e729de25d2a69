/** The runs that a demo has made, with checkpoints: another run goes on from where it parts from one of them. */
import type { Checkpoint } from '#core/train/checkpoint.ts'
import { agreeUntil, type RunIdentity } from './document.ts'
import { emptyLog, type RunLog, upTo } from './run-log.ts'

/** Bytes of checkpoints that a demo may keep. */
export const CHECKPOINT_BYTES = 32 * 1024 * 1024
/** Runs that are remembered; the oldest is forgotten first. */
const MOST_BRANCHES = 12

export interface Branch {
  readonly identity: RunIdentity
  log: RunLog
  checkpoints: readonly Checkpoint[]
}

/** Where a run begins: with so much of its log known, from this checkpoint or from step 0. */
export interface Beginning {
  readonly log: RunLog
  readonly from: Checkpoint | undefined
}

export class Branches {
  readonly #limit: number
  #branches: readonly Branch[] = []

  constructor(limit = CHECKPOINT_BYTES) {
    this.#limit = limit
  }

  /** A new branch, which begins as far along as any run that is known. */
  open(arm: string, identity: RunIdentity): Branch & { readonly from: Checkpoint | undefined } {
    const { log, from } = this.beginning(arm, identity)
    const branch = { identity, log, checkpoints: from ? this.#shared(identity, from.step) : [], from }
    const others = this.#branches.filter((known) => agreeUntil(known.identity, identity) < Infinity)
    this.#branches = [...others, branch].slice(-MOST_BRANCHES)
    return branch
  }

  /** How far a run is known: the whole of it, or its log up to where it parts from another one. */
  beginning(arm: string, identity: RunIdentity): Beginning {
    let best: Beginning = { log: emptyLog(arm), from: undefined }
    let furthest = -1
    for (const { identity: known, log, checkpoints } of this.#branches) {
      const last = agreeUntil(known, identity)
      if (last === Infinity && log.outcome !== null) return { log: { ...log, arm }, from: undefined }
      const from = checkpoints.findLast(({ step }) => step <= last)
      if (from === undefined || from.step <= furthest) continue
      furthest = from.step
      best = { log: { ...upTo(log, last), arm }, from }
    }
    return best
  }

  /** The last checkpoint before a step of this run, which a look at it goes on from. */
  before(identity: RunIdentity, step: number): Checkpoint | undefined {
    return this.#shared(identity, step - 1).at(-1)
  }

  /**
   * Keeps a checkpoint of a branch, and thins the longest row of them where they take too much room. A branch that is not
   * remembered keeps none.
   */
  keep(branch: Branch, checkpoint: Checkpoint): void {
    if (!this.#branches.includes(branch)) return
    branch.checkpoints = [...branch.checkpoints, checkpoint]
    while (this.bytes > this.#limit) {
      const longest = this.#branches.toSorted((a, b) => b.checkpoints.length - a.checkpoints.length)[0]!
      if (longest.checkpoints.length === 0) return
      longest.checkpoints = longest.checkpoints.filter((_, index) => index % 2 === 1)
    }
  }

  /** Of all checkpoints, each counted once. */
  get bytes(): number {
    const each = new Set(this.#branches.flatMap(({ checkpoints }) => checkpoints))
    return [...each].reduce((sum, { bytes }) => sum + bytes.length, 0)
  }

  #shared(identity: RunIdentity, step: number): readonly Checkpoint[] {
    return this.#branches
      .map(({ identity: known, checkpoints }) => {
        const last = Math.min(step, agreeUntil(known, identity))
        return checkpoints.filter((checkpoint) => checkpoint.step <= last)
      })
      .reduce((best, row) => ((row.at(-1)?.step ?? -1) > (best.at(-1)?.step ?? -1) ? row : best), [])
  }
}
