import { pages, test } from './browser.ts'
import { expectSameDrawing } from './demo.ts'

test.for(pages)('the demos of /$path draw when they come alive what the build drew', ({ path }, { visit }) =>
  expectSameDrawing(visit, path),
)
