// The script of the sandboxed frame: starts a worker on the text before it, hands it the program of the page around it,
// and passes the first answer on. What a program sends beyond that is not heard.

addEventListener('message', ({ data: program, source }) => {
  if (source !== parent) return
  const worker = new Worker(URL.createObjectURL(new Blob([workerText], { type: 'text/javascript' })))
  let started = false
  worker.onmessage = ({ data }) => {
    if (!started) worker.postMessage(program)
    else worker.terminate()
    const text = typeof data === 'string' && data.length <= 1_000_000 ? data : ''
    parent.postMessage(started ? { type: 'done', text } : { type: 'started' }, '*')
    started = true
  }
  worker.onerror = () => parent.postMessage({ type: 'died' }, '*')
})
parent.postMessage({ type: 'ready' }, '*')
