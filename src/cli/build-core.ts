/**
 * Compiles the kernels and stamps the core's version: writes `src/kernels/built/kernels.wasm` and `version.ts`, each
 * only where it would change. Run it from the project's root: `node src/cli/build-core.ts`.
 */
import { createHash } from 'node:crypto'
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const SIMD = 'src/kernels/simd'
const BUILT = 'src/kernels/built'
const WASM = `${BUILT}/kernels.wasm`
const VERSION = `${BUILT}/version.ts`
/** The hash of what the wasm was compiled from; missing while it is compiled, so that a compile cut short is redone. */
const STAMP = `${BUILT}/kernels.sha256`

export interface CoreBuild {
  /** The first 12 hex digits of a hash of the core and the kernels: equal code, equal version. */
  readonly coreVersion: string
  readonly compiled: boolean
  /** Bytes of the wasm. */
  readonly size: number
  readonly gzippedSize: number
}

/** Brings the built files up to date. Throws if the compiler has anything to say, be it a warning. */
export async function buildCore(): Promise<CoreBuild> {
  mkdirSync(BUILT, { recursive: true })
  const compiler: { version: string } = JSON.parse(readFileSync('node_modules/assemblyscript/package.json', 'utf8'))
  const stamp = hash(filesUnder(SIMD), compiler.version)
  const compiled = !existsSync(WASM) || !existsSync(STAMP) || readFileSync(STAMP, 'utf8') !== stamp
  if (compiled) {
    rmSync(STAMP, { force: true })
    await compile()
    writeFileSync(STAMP, stamp)
  }

  const coreVersion = hash([...filesUnder('src/core'), ...filesUnder('src/kernels')]).slice(0, 12)
  const source = `/** Written by src/cli/build-core.ts. */\nexport const coreVersion = '${coreVersion}'\n`
  if (!existsSync(VERSION) || readFileSync(VERSION, 'utf8') !== source) writeFileSync(VERSION, source)
  return { coreVersion, compiled, size: statSync(WASM).size, gzippedSize: gzipSync(readFileSync(WASM)).length }
}

async function compile(): Promise<void> {
  // Loaded only here: the compiler takes a second to start.
  const { main } = await import('assemblyscript/asc')
  const { error, stderr } = await main([`${SIMD}/index.ts`, '--config', `${SIMD}/asconfig.json`, '--outFile', WASM])
  const messages = stderr.toString()
  if (error || messages) throw new Error(`The kernels do not compile cleanly.\n${messages}`, { cause: error })
}

/** Paths of the files that decide what the core computes, sorted. */
function filesUnder(folder: string): string[] {
  return globSync(`${folder}/**/*.*`)
    .map((path) => path.replaceAll('\\', '/'))
    .filter(
      (path) => !path.startsWith(`${BUILT}/`) && !/(\/tsconfig\.json|\.md)$/.test(path) && statSync(path).isFile(),
    )
    .sort()
}

/** SHA-256 over paths and contents; a checkout with CRLF line ends hashes as one with LF. */
function hash(paths: readonly string[], salt = ''): string {
  const sha = createHash('sha256').update(salt)
  for (const path of paths)
    sha.update(`\0${path}\0`).update(readFileSync(path, 'latin1').replaceAll('\r\n', '\n'), 'latin1')
  return sha.digest('hex')
}

if (import.meta.main) {
  const { coreVersion, compiled, size, gzippedSize } = await buildCore()
  const what = compiled ? 'compiled' : 'up to date'
  console.log(`Core ${coreVersion}: kernels ${what}, ${size} bytes, ${gzippedSize} gzipped.`)
}
