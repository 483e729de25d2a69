/** Reads and writes the ledgers of the chapters. */
import { readFile, writeFile } from 'node:fs/promises'
import type { Ledger } from '#stats/ledger.ts'

/** Where a chapter's ledger stands. */
export const ledgerPath = (chapter: string): string => `content/chapters/${chapter}/results.json`

/** The chapter's ledger, or null where none has been written. */
export async function readLedger(chapter: string): Promise<Ledger | null> {
  const text = await readFile(ledgerPath(chapter), 'utf8').catch(() => null)
  return text === null ? null : (JSON.parse(text) as Ledger)
}

/** Writes a ledger as JSON with one run a line, so that a change of it can be read. */
export async function writeLedger(chapter: string, { core, experiments }: Ledger): Promise<void> {
  const entries = Object.entries(experiments).map(([id, { plan, runs }]) => {
    const lines = runs.map((run) => `      ${JSON.stringify(run)}`).join(',\n')
    return `    ${JSON.stringify(id)}: {\n    "plan": ${JSON.stringify(plan)},\n    "runs": [\n${lines}\n    ]}`
  })
  const text = `{\n  "core": ${JSON.stringify(core)},\n  "experiments": {\n${entries.join(',\n')}\n  }\n}\n`
  await writeFile(ledgerPath(chapter), text)
}
