import { describe } from 'vitest'
import { expectAccessible, pages, test, themes, widths } from './browser.ts'

describe.each(themes)('in the %s theme', (theme) => {
  describe.each(widths)('at %i px', (width) => {
    test.for(pages)('/$path is accessible and fits', ({ path }, { visit }) =>
      expectAccessible(visit, path, { theme, width }),
    )
  })
})
