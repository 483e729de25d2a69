/** What makes files of figures, in a page. Bundled by `figure-files.slow.test.ts`. */
import { takePng, takeSvg } from '#figures/export-figure.ts'

Object.assign(globalThis, { takeSvg, takePng })
