/** Before a browser test: the site is built. No test has to count that time as its own. */
import { inject } from 'vitest'

for (const [base, port] of Object.entries(inject('ports'))) await fetch(`http://127.0.0.1:${port}${base}`)
