/** Shows a reader's progress where the build has left a place for it: exercises, counts of a chapter, whether it is saved. */
import { openProgress, type Saving } from '#exercises/progress/progress.ts'

const progress = openProgress()
const all = (selector: string) => document.querySelectorAll<HTMLElement>(selector)

function show(): void {
  const { records, saving } = progress
  for (const place of all('[data-mark]')) {
    const { mark = '', passed = '', tried = '', untouched = '' } = place.dataset
    const record = records.get(mark)
    place.textContent = record?.passed ? passed : record?.attempts ? tried : untouched
  }
  for (const place of all('[data-attempts-of]'))
    place.textContent = String(records.get(place.dataset.attemptsOf!)?.attempts || '')
  for (const place of all('[data-solved-of]')) {
    const solved = place.dataset.solvedOf!.split(' ').filter((exercise) => records.get(exercise)?.passed)
    place.textContent = (JSON.parse(place.dataset.words!) as string[])[solved.length]!
  }
  for (const place of all('.saving')) showSaving(place, saving)
}

function showSaving(place: HTMLElement, saving: Saving): void {
  const { of, saved = '', saving: underway = '', notSaving = '' } = place.dataset
  const something = of === undefined ? progress.records.size > 0 : progress.records.has(of)
  const words = { saved, saving: underway, 'not-saving': notSaving }[saving]
  place.hidden = saving !== 'not-saving' && !something
  place.classList.toggle('alert', saving === 'not-saving')
  // A status is read out whenever it is written.
  if (place.textContent !== words) place.textContent = words
}

progress.subscribe(show)
show()
