/**
 * Completes package-lock.json. A package may name optional packages for other platforms that a registry mirror does not
 * have; npm then leaves them out of the lock file, and `npm ci` refuses the lock file as out of step. Each missing name
 * gets an entry with the platform that it names, so only that platform asks for it. Run after a change of dependencies.
 */
import { readFileSync, writeFileSync } from 'node:fs'

/** What this script reads of a lock file: packages by their place, such as `node_modules/a/node_modules/b`. */
export interface Lock {
  readonly packages: Record<string, { optionalDependencies?: Record<string, string>; [field: string]: unknown }>
}

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** Names and versions of the optional packages that some package of the lock file names and that have no entry in it. */
export function missingOptional({ packages }: Lock): Map<string, string> {
  const present = new Set(Object.keys(packages).map((place) => place.slice(place.lastIndexOf('node_modules/') + 13)))
  const wanted = Object.values(packages).flatMap((entry) => Object.entries(entry.optionalDependencies ?? {}))
  return new Map(wanted.filter(([name]) => !present.has(name)))
}

/** The lock file's entry for the optional package `name`, such as `@scope/binding-darwin-arm64`. */
export function entryFor(name: string, version: string): Record<string, unknown> {
  const words = name.replace('windows', 'win32').split(/[/-]/)
  return {
    version,
    optional: true,
    os: words.filter((word) => systems.includes(word)),
    cpu: words.filter((word) => processors.includes(word)),
  }
}

if (import.meta.main) {
  const lock: Lock = JSON.parse(readFileSync('package-lock.json', 'utf8'))
  const missing = missingOptional(lock)
  for (const [name, version] of missing) lock.packages[`node_modules/${name}`] = entryFor(name, version)
  writeFileSync('package-lock.json', `${JSON.stringify(lock, undefined, 2)}\n`)
  console.log(`Completed package-lock.json: ${missing.size} entries added.`)
}
