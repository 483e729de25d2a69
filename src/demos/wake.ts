/** Wakes each demo of the page when it comes into view: loads the frame and the figures that it shows, and takes them over. */
import { hydrate } from 'svelte'
import { loadCharts } from './charts.svelte.ts'

async function wake(place: HTMLElement): Promise<void> {
  const props = JSON.parse(place.nextElementSibling!.textContent)
  const [{ default: DemoFrame }] = await Promise.all([
    import('./DemoFrame.svelte'),
    loadCharts(place.dataset.charts!.split(' ')),
  ])
  hydrate(DemoFrame, { target: place, props })
}

const view = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries)
    if (isIntersecting) {
      view.unobserve(target)
      void wake(target as HTMLElement)
    }
})
for (const place of document.querySelectorAll('[data-charts]')) view.observe(place)
