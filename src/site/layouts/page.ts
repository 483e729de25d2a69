/** What every page does in the browser beyond reading: themes, the section one is in, wide formulas. */

const root = document.documentElement
const systemIsDark = matchMedia('(prefers-color-scheme: dark)')
const themeButtons = [...document.querySelectorAll<HTMLButtonElement>('[data-choose]')]

function showTheme(): void {
  const theme = root.dataset.theme ?? (systemIsDark.matches ? 'dark' : 'light')
  for (const button of themeButtons) button.ariaPressed = String(button.dataset.choose === theme)
}

function chooseTheme(theme: string): void {
  root.dataset.theme = theme
  try {
    localStorage.setItem('theme', theme)
  } catch {
    // Storage is blocked or full: the choice holds for this page.
  }
  showTheme()
}

for (const button of themeButtons) button.addEventListener('click', () => chooseTheme(button.dataset.choose!))
systemIsDark.addEventListener('change', showTheme)
showTheme()

/** The header names the chapter once its title has left the screen. */
const title = document.querySelector('main h1')
const headerTitle = document.querySelector<HTMLElement>('.head-chapter')
if (title && headerTitle)
  new IntersectionObserver(([entry]) => {
    headerTitle.hidden = entry!.isIntersecting || entry!.boundingClientRect.top > 0
  }).observe(title)

/** The contents mark the section that is being read; the language switch leads to the same one. */
const sections = [...document.querySelectorAll<HTMLElement>('main h2[id]')]
const languageLinks = [...document.querySelectorAll<HTMLAnchorElement>('.languages a')]

function showSection(): void {
  const id = sections.findLast((section) => section.getBoundingClientRect().top < innerHeight / 3)?.id ?? ''
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.contents a'))
    if (link.hash === `#${id}`) link.ariaCurrent = 'true'
    else link.removeAttribute('aria-current')
  for (const link of languageLinks) link.hash = scrollY > 0 ? id : ''
}

if (sections.length > 0) {
  addEventListener('scroll', showSection, { passive: true })
  showSection()
}

/** A formula or table stops at the keyboard only while it is too wide to be seen whole; without this script, it always does. */
const widths = new ResizeObserver((entries) => {
  for (const { target } of entries)
    if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0')
    else target.removeAttribute('tabindex')
})
for (const scroller of document.querySelectorAll(':is(.display, .table)[tabindex]:not(:has([data-symbol]))'))
  widths.observe(scroller)

/** A link to a state of a demo leads to the demo, which reads the rest of it once it is in view. */
function showLinkedDemo(): void {
  const id = new URLSearchParams(location.hash.slice(1)).get('demo')
  for (const demo of document.querySelectorAll<HTMLElement>('[data-experiment]'))
    if (demo.dataset.experiment === id) demo.scrollIntoView()
}
addEventListener('hashchange', showLinkedDemo)
showLinkedDemo()
