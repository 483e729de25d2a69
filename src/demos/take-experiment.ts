/** An experiment as a reader has it, as files: a notebook in plain PyTorch, a spec that the command line runs. */
import type { OwnData } from '#core/data/data.ts'
import { loadUnits } from '#core/load-units.ts'
import { writeSpecFile } from '#core/spec-file.ts'
import { lookUp } from '#i18n/text.ts'
import { writeNotebook } from '#pytorch/notebook.ts'
import type { NotebookRequest } from '#pytorch/request.ts'
import { pageRunner } from '#runner/client.ts'
import { loadDatasets } from '#runner/environment-web.ts'
import type { Comparison } from './comparison.ts'
import type { DemoState } from './demo-state.svelte.ts'
import { linkOf } from './link.ts'
import { overSeedsOf } from './over-seeds.ts'
import type { Words } from './words.ts'

/** The text of an .ipynb file. Throws a SpecError, one sentence, for an experiment that has no notebook. */
export async function takeNotebook(demo: DemoState, words: Words): Promise<string> {
  const { id, spec, settings, seed, seeds, at } = demo
  const [datasets] = await Promise.all([loadDatasets(), loadUnits(spec, settings)])
  const own: { readonly [name: string]: OwnData } = pageRunner().shared()
  return writeNotebook({
    title: id,
    experiment: id,
    link: new URL(linkOf(demo), location.href).href,
    core: await demo.coreVersion(),
    spec,
    settings,
    seed,
    comparison: armsCompared(seeds.comparison),
    at,
    measured: overSeedsOf(demo),
    datasets: { ...datasets, own },
    say: (key, values) => lookUp(words.language, `notebook.${key}`, values),
  })
}

/** A notebook compares two arms by one measure. */
function armsCompared(comparison: Comparison | null): NotebookRequest['comparison'] {
  const { first, second, seeds = 0 } = comparison ?? {}
  if (!first || !second || first.measure !== second.measure) return null
  return { first: first.arm, second: second.arm, measure: first.measure, seeds }
}

/** The text of a JSON file with the spec, the reader's settings in it. */
export async function takeSpec(demo: DemoState): Promise<string> {
  const { id, spec, settings, seed } = demo
  return writeSpecFile({ experiment: id, core: await demo.coreVersion(), seed, spec, settings })
}
