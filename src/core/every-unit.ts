/** Importing this loads every unit, before anything else of the importer runs: for commands, builds and tests. */
import { loadAllUnits } from './load-units.ts'

await loadAllUnits()
