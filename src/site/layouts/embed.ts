/** Tells the page around the frame how high the demo is, whenever that changes: `{ type: 'held-out-height', height }`. */
const main = document.querySelector('main')!

new ResizeObserver(() => {
  parent.postMessage({ type: 'held-out-height', height: Math.ceil(main.getBoundingClientRect().height) }, '*')
}).observe(main)
