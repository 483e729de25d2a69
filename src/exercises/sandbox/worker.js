// Runs one program in a worker of the sandboxed frame, after the harness. It says “ready”, gets the program, and answers
// with the outcome.

;(() => {
  const harness = globalThis['held out']
  const answer = postMessage.bind(globalThis)
  const load = importScripts.bind(globalThis)
  // A program has one thread: thousands of workers would take the page down with them.
  Reflect.deleteProperty(globalThis, 'Worker')
  const addressOf = (/** @type {string} */ source) =>
    URL.createObjectURL(new Blob([source], { type: 'text/javascript' }))

  addEventListener('message', ({ data: { source, name, calls } }) => {
    // What the program declares with const is no property of the global object: a line of its own takes it.
    const program = addressOf(
      `${source}\n;this['held out'].taken = typeof ${name} === 'undefined' ? undefined : ${name}`,
    )
    let outcome
    try {
      load(program)
      outcome = harness.perform(harness.taken, calls, program)
    } catch (error) {
      outcome = harness.broken(error, program)
    }
    answer(outcome)
  })
  answer('ready')
})()
