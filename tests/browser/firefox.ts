import { findFirefox } from '../../src/cli/ensure-browser.ts'

/** Where the Firefox that tests drive is installed. */
export const firefox = findFirefox()
/** A build machine installs one first: without it the tests fail there, and elsewhere they say that they were not made. */
export const isSkipped = firefox === undefined && process.env.CI !== 'true'
if (isSkipped) console.log('No Firefox is installed: its tests are skipped.')
