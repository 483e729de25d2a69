/**
 * Makes sure that the tests have a browser. An installed Chromium is used as it is, first of all the one without windows,
 * which takes half the time of a whole browser; otherwise root on Debian gets the `chromium-headless-shell` package,
 * anyone else Playwright's own. `--firefox` asks for Firefox too, which is only ever installed on a build machine
 * (CI=true): the tests that need it skip themselves elsewhere.
 */
import { execFileSync } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import { succeeds } from './tool.ts'

const chromiums = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]
const firefoxes = [
  'firefox-esr',
  'firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
]

/** Path of an installed Chromium or Chrome ($CHROMIUM first), or undefined. */
export function findChromium(): string | undefined {
  return find(process.env.CHROMIUM, chromiums)
}

/** Path of an installed Firefox ($FIREFOX first), or undefined. */
export function findFirefox(): string | undefined {
  return find(process.env.FIREFOX, firefoxes)
}

function find(chosen: string | undefined, names: readonly string[]): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter)
  return [...(chosen ? [chosen] : []), ...names]
    .flatMap((name) => (isAbsolute(name) ? [name] : folders.map((folder) => join(folder, name))))
    .find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

const mayInstall = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

function installFromDebian(name: string): void {
  console.log(`Installing ${name} from Debian's packages …`)
  const apt = (...args: readonly string[]) =>
    execFileSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  apt('update')
  apt('install', '-y', '--no-install-recommends', name)
}

function ensureChromium(): void {
  if (!findChromium()) {
    if (mayInstall) installFromDebian('chromium-headless-shell')
    else if (!succeeds('playwright-core', 'install', 'chromium', '--only-shell'))
      throw new Error('The download failed.')
  }
  console.log(`Chromium for the tests: ${findChromium() ?? "Playwright's own"}`)
}

function ensureFirefox(): void {
  if (!findFirefox() && mayInstall && process.env.CI === 'true') installFromDebian('firefox-esr')
  console.log(`Firefox for the tests: ${findFirefox() ?? 'none, its tests are skipped'}`)
}

if (import.meta.main) {
  try {
    ensureChromium()
    if (process.argv.includes('--firefox')) ensureFirefox()
  } catch (error) {
    console.error(`No browser for the tests: ${(error as Error).message}`)
    console.error('Install Chromium or Chrome, or set CHROMIUM to the path of one.')
    process.exitCode = 1
  }
}
