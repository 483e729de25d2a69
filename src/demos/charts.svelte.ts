const bars = async () => (await import('#figures/BarsChart.svelte')).default

/** The figure of each kind of panel but the history, which every run has. Each is loaded when it is first shown. */
const loaders = {
  field: async () => (await import('#figures/FieldChart.svelte')).default,
  contours: async () => (await import('#figures/ContourChart.svelte')).default,
  images: async () => (await import('#figures/ImagesChart.svelte')).default,
  matrix: async () => (await import('#figures/MatrixChart.svelte')).default,
  histogram: async () => (await import('#figures/HistogramChart.svelte')).default,
  plane: async () => (await import('#figures/PlaneChart.svelte')).default,
  bars,
  conditions: bars,
  curve: async () => (await import('#figures/CurveChart.svelte')).default,
  table: async () => (await import('#figures/DataTable.svelte')).default,
}
export type ChartKind = keyof typeof loaders
type Charts = { readonly [K in ChartKind]: Awaited<ReturnType<(typeof loaders)[K]>> }

let loaded = $state.raw<Partial<Charts>>({})

/** Loads the figures of these kinds; other words name none. */
export async function loadCharts(kinds: readonly string[]): Promise<void> {
  const missing = (Object.keys(loaders) as ChartKind[]).filter((kind) => kinds.includes(kind) && !(kind in loaded))
  const charts = await Promise.all(missing.map(async (kind) => [kind, await loaders[kind]()]))
  loaded = { ...loaded, ...Object.fromEntries(charts) }
}

/** The component of a kind of figure; until it is loaded nothing, which Svelte draws as nothing. */
export function chartOf<K extends ChartKind>(kind: K): Charts[K] {
  if (!(kind in loaded)) void loadCharts([kind])
  return loaded[kind] as Charts[K]
}
