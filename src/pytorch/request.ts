import type { Datasets } from '#core/data/data.ts'
import type { At, Settings, Spec } from '#core/spec.ts'

/** What a notebook is made of. */
export interface NotebookRequest {
  readonly title: string
  /** `<chapter>/<experiment>`. */
  readonly experiment: string
  /** Address of the demo in this state. */
  readonly link: string
  /** Version of the core that the book's numbers come from. */
  readonly core: string
  readonly spec: Spec
  readonly settings: Settings
  readonly seed: number
  /** First minus second, over seeds 0 to `seeds` − 1; null compares nothing. */
  readonly comparison: {
    readonly first: string
    readonly second: string
    readonly measure: string
    readonly seeds: number
  } | null
  readonly at: At
  /** What the book measured for this comparison and these settings, if it has. */
  readonly measured: { readonly mean: number; readonly low: number; readonly high: number } | null
  readonly datasets: Datasets
  /** A string of `notebook.…` in the reader's language. */
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string
}
