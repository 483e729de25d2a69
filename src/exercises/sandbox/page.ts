/** The page in the frame where readers' code runs: it may load nothing, and start workers of its own making only. */
import frame from './frame.js?raw'
import harness from './harness.js?raw'
import worker from './worker.js?raw'

const script = `const workerText = ${JSON.stringify(`${harness}\n${worker}`).replaceAll('<', '\\u003c')}\n${frame}`

/** Its HTML. `hash` gives the SHA-256 of a text in base 64. */
export function sandboxPage(hash: (text: string) => string): string {
  const policy = [
    "default-src 'none'",
    "connect-src 'none'",
    // `blob:` is for the program of a reader, which its worker loads; a worker has the policy of the page that made it.
    `script-src 'sha256-${hash(script)}' blob:`,
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy.join('; ')}">
<meta name="robots" content="noindex">
<title>Code of an exercise</title>
</head>
<body>
<script>${script}</script>
</body>
</html>
`
}
