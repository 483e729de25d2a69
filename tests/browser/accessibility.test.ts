import { expectAccessible, test } from './browser.ts'

// Each kind of page, theme and width once; every page in all of them is in accessibility.slow.test.ts.
test.for([
  { path: '', theme: 'light', width: 320 },
  { path: 'early-stopping/', theme: 'light', width: 1280 },
  { path: 'ko/l2-penalty/', theme: 'dark', width: 320 },
] as const)('/$path is accessible and fits, $theme at $width px', ({ path, theme, width }, { visit }) =>
  expectAccessible(visit, path, { theme, width }),
)
