/** The seeds of one demo: what is compared over them, their runs, and what those or the ledger give. */
import type { RunKey } from '#core/run.ts'
import type { At, Settings, Spec } from '#core/spec.ts'
import {
  type Comparison,
  type CountOfArm,
  comparisonOf,
  differencesOf,
  divergedOf,
  type OwnComparison,
  type SeedRun,
  withOwn,
} from './comparison.ts'
import type { Presence } from './presence.svelte.ts'
import { RunBatch } from './run-batch.svelte.ts'

/** Differences that the ledger holds for the printed settings, at the end and at the best validation. */
export interface LedgerDifferences {
  readonly end: readonly number[]
  readonly best: readonly number[] | null
  /** How many of the runs of each arm met a value that is not finite. */
  readonly diverged: CountOfArm
}

/** What the build knows of a demo's seeds. */
export interface KnownSeeds {
  readonly ledger: LedgerDifferences | null
  /** The numbers of an analysis that are others with another seed. */
  readonly drawn: readonly string[]
}

/** What seeds depend on. */
interface Demo {
  readonly spec: Spec
  readonly arms: readonly string[]
  readonly settings: Settings
  readonly at: At
  /** Whether all but the seed is as the book prints it. */
  readonly isPrinted: boolean
  readonly presence: Presence
}

export class Seeds {
  readonly #demo: Demo
  readonly #known: KnownSeeds
  readonly batch: RunBatch

  /** What the reader chose of the comparison. */
  own = $state.raw<OwnComparison>({})
  readonly comparison = $derived.by((): Comparison | null => {
    const printed = comparisonOf(this.#demo.spec, this.#known.drawn)
    return printed && withOwn(printed, this.own, this.#demo.arms)
  })

  constructor(demo: Demo, known: KnownSeeds) {
    this.#demo = demo
    this.#known = known
    this.batch = new RunBatch(demo.presence)
  }

  get runs(): readonly SeedRun[] {
    return this.batch.runs.map(({ key: { arm, seed }, result }) => ({ arm, seed, result }))
  }

  /** Of the seeds that are in; before a reader has run any, those of the ledger, where it speaks of just these settings. */
  readonly differences = $derived.by((): readonly number[] => {
    if (this.comparison === null) return []
    if (!this.#isInLedger) return differencesOf(this.comparison, this.#demo.at, this.runs)
    const { ledger } = this.#known
    return (this.#demo.at === 'end' ? ledger?.end : ledger?.best) ?? []
  })
  /** How many of the runs of each arm that is compared have met a value that is not finite. */
  readonly diverged = $derived.by((): CountOfArm => {
    if (this.comparison === null) return {}
    return this.#isInLedger ? (this.#known.ledger?.diverged ?? {}) : divergedOf(this.comparison, this.runs)
  })
  get #isInLedger(): boolean {
    return this.#demo.isPrinted && this.batch.planned === 0 && !this.isOwn
  }
  /** Whether the reader chose something. */
  get isOwn(): boolean {
    return Object.keys(this.own).length > 0
  }
  /** Whether all seeds that were planned are in. */
  get complete(): boolean {
    return this.comparison !== null && !this.batch.busy && this.differences.length === this.comparison.seeds
  }

  /** Says what is compared, and over how many seeds. */
  compare(change: OwnComparison): void {
    this.own = { ...this.own, ...change }
    this.batch.clear()
  }

  /** Makes the runs of all arms, seed by seed; stops those under way. */
  async run(): Promise<void> {
    const { batch, comparison } = this
    if (batch.busy || comparison === null) return batch.stop()
    const { spec, arms, settings } = this.#demo
    const keys = Array.from({ length: comparison.seeds }, (_, seed) => seed).flatMap((seed) =>
      arms.map((arm): RunKey => ({ arm, seed, settings })),
    )
    await batch.start(spec, keys)
  }
}
