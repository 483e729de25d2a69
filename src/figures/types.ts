/** The props of every figure. Figures know no prose: words come in as props or by `labels`. */
import type { Snippet } from 'svelte'
import type {
  FieldResult,
  HistogramResult,
  ImagesResult,
  PointsResult,
  Quantity,
  Result,
  SeriesResult,
  Split,
  TableResult,
} from '#core/results.ts'
import type { NumberFormat } from '#i18n/numbers.ts'

/** One arm of an experiment. Its index (0 to 3) picks hue and marker: A circle, B square, C triangle, D diamond. */
export interface Arm {
  readonly id: string
  readonly label: string
  readonly index: number
}

/** What a page tells every figure on it. */
export interface FigureContext {
  /** A label in the page's language; keys are the ids of splits, quantities, units, layers and results. */
  readonly labels: (key: string, values?: Readonly<Record<string, string>>) => string
  readonly format: NumberFormat
  /** The arms of the experiment. With a single one, hue shows the split instead of the arm. */
  readonly arms: readonly Arm[]
  /** The name of a result's letter in the page's equations, which lights up with it. */
  readonly symbol?: (result: Pick<SeriesResult, 'name' | 'of' | 'split'>) => string | undefined
}

/** A result and the id of the arm that gave it. */
export interface OfArm<R> {
  readonly arm: string
  readonly result: R
}

/** The note at the right of the title line: words, then a number in bold ("test error", "19.3 %"). */
export interface Reading {
  readonly words: string
  readonly value?: string
  /** Of its letter in the page's equations. */
  readonly symbol?: string | undefined
}

/** Props of every figure with a title line. */
export interface FigureProps {
  readonly context: FigureContext
  readonly title: string
  /** The arm in whose hue the title stands, where the whole figure belongs to one arm. */
  readonly titleArm?: string | undefined
  readonly reading?: Reading | undefined
  /** What the figure shows, in one sentence, for people who do not see it. */
  readonly summary: string
  /** Width at which to draw before the page has been measured (at build time), in CSS px. Default 876. */
  readonly width?: number | undefined
  /** If given, the build draws the figure at this width too, and screens below 700 px show that one. */
  readonly narrowWidth?: number | undefined
  readonly caption?: Snippet | undefined
}

/** Spread over the seeds: at each x the 10th and the 90th percentile. */
export interface Band {
  readonly split: Split
  readonly x: ArrayLike<number>
  readonly low: ArrayLike<number>
  readonly high: ArrayLike<number>
}

/** The run of one seed among many. */
export interface SeedLine {
  readonly split: Split
  readonly x: ArrayLike<number>
  readonly y: ArrayLike<number>
}

/** One number measured at one step, such as the test error at the end. */
export interface EndPoint {
  readonly split: Split
  readonly step: number
  readonly value: number
}

/** A change made in mid-run and its words, such as "λ 0.001 → 0.01". */
export interface Change {
  readonly step: number
  readonly words: string
}

/** Makes the x-axis of a history a scrubber. */
export interface Scrubber {
  /** Its name for assistive technology. */
  readonly label: string
  /** How it says where it is: "Step 740 of 2,000". */
  readonly valueText: (step: number) => string
  /** The distance of two frames in steps; an arrow key moves by it. */
  readonly every: number
  readonly onscrub: (step: number) => void
  /** The space bar. */
  readonly onplay: () => void
}

export interface HistoryChartProps extends FigureProps {
  /** The run as far as it has come; all with the same two axes. The y-axis is logarithmic if its quantity says so. */
  readonly lines: readonly OfArm<SeriesResult>[]
  /** What is drawn pale ahead of the play head, where it is not `lines` itself: the printed run. */
  readonly printed?: readonly OfArm<SeriesResult>[] | undefined
  readonly bands?: readonly OfArm<Band>[] | undefined
  /** Drawn thin behind everything else. */
  readonly seedLines?: readonly OfArm<SeedLine>[] | undefined
  readonly ends?: readonly OfArm<EndPoint>[] | undefined
  readonly changes?: readonly Change[] | undefined
  /** Where the play head stands. */
  readonly step: number
  /** Where the x-axis ends. */
  readonly lastStep: number
  /** Absent: the play head is drawn but cannot be moved. */
  readonly scrubber?: Scrubber | undefined
}

/** For a decision boundary: probabilities of one class, or the most probable class. */
export interface FieldChartProps extends FigureProps {
  readonly arm: string
  readonly field: FieldResult
  /** Data over it; those without a class are left out. */
  readonly points?: readonly PointsResult[] | undefined
}

/** For any other quantity over a plane, such as the loss. */
export interface ContourChartProps extends FigureProps {
  readonly arm: string
  readonly field: FieldResult
  /** Points and paths that share its axes; a path is drawn from where it starts to where it ends. */
  readonly points?: readonly PointsResult[] | undefined
}

/** One histogram as it was at many steps, all with the same edges. */
export interface HistogramTrack {
  readonly edges: Float64Array
  readonly steps: readonly number[]
  /** Of each step. */
  readonly counts: readonly Float64Array[]
}

export interface HistogramChartProps extends FigureProps {
  /** The first is drawn as an outline, the others are filled. The y-axis is logarithmic if its quantity says so. */
  readonly histograms: readonly OfArm<HistogramResult>[]
  /** Curves that share both axes. */
  readonly curves?: readonly OfArm<SeriesResult>[] | undefined
  /** How each arm's histogram came about: a strip below, darker where there are more; with `step` and `lastStep`. */
  readonly tracks?: readonly OfArm<HistogramTrack>[] | undefined
  /** Where the play head stands, and where the run ends. */
  readonly step?: number | undefined
  readonly lastStep?: number | undefined
  /** What the direct label of an arm adds to its name: "norm", "43.1". */
  readonly readings?: readonly OfArm<Reading>[] | undefined
}

export interface PlaneChartProps extends FigureProps {
  /**
   * Closed curves, open paths and single points that share two axes. Several closed curves of one name are a family
   * of contours and stay in the background; a name is written once.
   */
  readonly shapes: readonly OfArm<PointsResult>[]
}

/** A curve; with `low` and `high` its values are means, drawn with their intervals. */
export interface Curve extends OfArm<SeriesResult> {
  readonly low?: ArrayLike<number> | undefined
  readonly high?: ArrayLike<number> | undefined
}

export interface CurveChartProps extends FigureProps {
  /** All with the same two axes; a reference is drawn once. On a logarithmic x-axis, x = 0 stands apart at the left. */
  readonly curves: readonly Curve[]
  /** Points that share both axes. */
  readonly points?: readonly OfArm<PointsResult>[] | undefined
  /** The current value: a vertical line and its words ("λ = 0.01"). */
  readonly marker?: { readonly x: number; readonly words: string } | undefined
}

export interface BarsChartProps extends FigureProps {
  /** Tables with the same rows and columns; one bar a cell and arm. */
  readonly tables: readonly OfArm<TableResult>[]
}

export interface MatrixChartProps extends FigureProps {
  readonly table: TableResult
  /** For each cell whether it is lit; without it the shade tells the value. */
  readonly lit?: readonly boolean[] | undefined
  /** What rows and columns stand for. */
  readonly rowsName: string
  readonly columnsName: string
}

export interface ImagesChartProps extends FigureProps {
  /** One row of images each, one above the other, with equal columns. The darkest value of the first is full ink, in all. */
  readonly images: readonly ImagesResult[]
}

export interface DifferenceStripProps {
  readonly context: FigureContext
  /** "Test error, B minus A, points". */
  readonly caption: string
  readonly summary: string
  /** What the difference is a difference of; shares (unit `percent`) are shown in points. */
  readonly quantity: Quantity
  /** One difference a seed. */
  readonly differences: ArrayLike<number>
  /** They are readings from which nothing was subtracted. Default false. */
  readonly alone?: boolean | undefined
  /** The seeds, where they are not 0, 1, 2 and so on. */
  readonly seeds?: readonly number[] | undefined
  /** Left out until all seeds are in. */
  readonly interval?: { readonly mean: number; readonly low: number; readonly high: number } | undefined
  /** `margin` is smaller and draws no dots when there is an interval. Default `demo`. */
  readonly size?: 'demo' | 'margin' | undefined
  /** Px; less where there is no room. Default 260 (demo), 232 (margin). */
  readonly width?: number | undefined
}

/** A stroke or a shape of the key; also its label's key. Of more than two classes, each goes by its number. */
export type KeyItem = Split | 'positive' | 'negative' | `class-${number}` | 'flipped-label' | 'path-start' | 'path-end'

export interface StrokeKeyProps {
  readonly context: FigureContext
  readonly items: readonly KeyItem[]
}

export interface DataTableProps {
  readonly context: FigureContext
  readonly caption: string
  readonly results: readonly OfArm<Result>[]
}
