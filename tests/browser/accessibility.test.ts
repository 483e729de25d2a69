import { expectAccessible, pages, test } from './browser.ts'

// Each page in either theme and at either width; all of them together are in accessibility.slow.test.ts.
test.for(pages)('/$path is accessible and fits, light on a desktop', ({ path }, { visit }) =>
  expectAccessible(visit, path, { theme: 'light', width: 1280 }),
)
test.for(pages)('/$path is accessible and fits, dark on a phone', ({ path }, { visit }) =>
  expectAccessible(visit, path, { theme: 'dark', width: 320 }),
)
