import { buildCore } from '../src/cli/build-core.ts'

/** Vitest's set-up for every suite: compiles the kernels where they are out of date. */
export default async function setUp(): Promise<void> {
  await buildCore()
}
