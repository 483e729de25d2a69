import { build } from 'vite'

/** A script of its own from a module of the tests, for a page. */
export async function bundle(entry: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: false, lib: { entry, formats: ['iife'], name: 'bundled' } },
  })
  const [first] = [built].flat() as { output: { code: string }[] }[]
  return first!.output[0]!.code
}
