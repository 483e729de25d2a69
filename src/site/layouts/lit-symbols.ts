/**
 * Lights up what one letter of the equations stands for, wherever it is on the page: its other places in formulas, its
 * control, its labels in figures, its line of the source. Pointing at one, moving the focus to one or tapping one does it;
 * Escape puts it out. A display takes the focus once, and arrow keys go through its letters.
 */

const names = document.querySelector<HTMLElement>('.symbol-names')
const announcement = document.querySelector('.symbol-status')
/** A rule of its own rather than a class: figures that are drawn anew stay lit. */
const sheet = new CSSStyleSheet()
document.adoptedStyleSheets.push(sheet)

const LIT =
  '--lit-now: var(--lit); --lit-line: var(--ink); --lit-case: 7px; --lit-system: Mark; --lit-system-text: MarkText'

type Letters = readonly string[]
let pointed: Letters = []
let focused: Letters = []
let tapped: Letters = []
let shown = ''

function show(): void {
  const letters = [pointed, focused, tapped].find((some) => some.length > 0) ?? []
  const lit = letters.map((letter) => `[data-symbol~=${JSON.stringify(letter)}]`).join()
  if (lit === shown) return
  shown = lit
  sheet.replaceSync(lit && `:is(${lit}) { ${LIT} }`)
}

const placeOf = (target: EventTarget | null) => (target instanceof Element ? target.closest('[data-symbol]') : null)
const lettersOf = (place: Element | null): Letters => place?.getAttribute('data-symbol')?.split(' ') ?? []

document.addEventListener('pointerover', ({ target, pointerType }) => {
  pointed = pointerType === 'touch' ? [] : lettersOf(placeOf(target))
  show()
})
document.documentElement.addEventListener('pointerleave', () => {
  pointed = []
  show()
})
document.addEventListener('focusin', ({ target }) => {
  focused = lettersOf(placeOf(target))
  show()
})
document.addEventListener('focusout', () => {
  focused = []
  show()
})
/** A tap lights a letter until the next tap. In a control it is the control that is meant. */
document.addEventListener('click', ({ target }) => {
  const place = placeOf(target)
  const letters = place?.matches('.control') ? [] : lettersOf(place)
  tapped = letters.join() === tapped.join() ? [] : letters
  show()
})
document.addEventListener('keydown', ({ key }) => {
  if (key !== 'Escape') return
  ;[pointed, focused, tapped] = [[], [], []]
  show()
})

/** One stop of the keyboard for each display; formulas in the text are for the pointer. */
for (const display of document.querySelectorAll<HTMLElement>('.display:has([data-symbol])')) {
  const letters = [...display.querySelectorAll<HTMLElement>('[data-symbol]')]
  display.tabIndex = 0
  display.setAttribute('aria-description', names?.dataset.keys ?? '')
  let at = -1
  const go = (to: number) => {
    letters[at]?.classList.remove('here')
    at = to
    const letter = letters[at]
    letter?.classList.add('here')
    letter?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    focused = lettersOf(letter ?? null)
    if (announcement) announcement.textContent = focused.map(nameOf).join('; ')
    show()
  }
  display.addEventListener('keydown', (event) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    if (event.key === 'Escape') go(-1)
    // Past the last letter the arrow scrolls, as it always does.
    if (by === undefined || event.target !== display || !letters[at < 0 && by < 0 ? letters.length - 1 : at + by])
      return
    event.preventDefault()
    go(at < 0 && by < 0 ? letters.length - 1 : at + by)
  })
  display.addEventListener('focusout', () => go(-1))
}

const nameOf = (letter: string) => names?.querySelector(`[data-names=${JSON.stringify(letter)}]`)?.textContent ?? ''
