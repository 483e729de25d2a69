import { beforeEach, expect, test, vi } from 'vitest'
import { clearDrafts, hasDrafts, keepDraft, readDraft, restoreDrafts } from '#exercises/draft.ts'

/** Its own properties are what it keeps, as in a browser. */
class Kept {
  [name: string]: unknown
  getItem(name: string) {
    return Object.hasOwn(this, name) ? this[name] : null
  }
  setItem(name: string, text: string) {
    this[name] = text
  }
  removeItem(name: string) {
    delete this[name]
  }
}

beforeEach(() => {
  vi.stubGlobal('localStorage', new Kept())
  return () => vi.unstubAllGlobals()
})

test('drafts are cleared, nothing else is, and they are had back', () => {
  localStorage.setItem('theme', 'dark')
  expect(hasDrafts()).toBe(false)
  keepDraft('a', 'one')
  keepDraft('b', 'two')
  clearDrafts()
  expect(hasDrafts()).toBe(false)
  expect([readDraft('a'), readDraft('b'), localStorage.getItem('theme')]).toEqual([null, null, 'dark'])
  restoreDrafts()
  expect([readDraft('a'), readDraft('b')]).toEqual(['one', 'two'])
  expect(Object.keys(localStorage)).toHaveLength(3)
})

test('what was written since a clearing stays', () => {
  keepDraft('a', 'one')
  clearDrafts()
  keepDraft('a', 'later')
  restoreDrafts()
  expect(readDraft('a')).toBe('later')
})

test('only the last clearing is undone', () => {
  keepDraft('a', 'one')
  clearDrafts()
  keepDraft('b', 'two')
  clearDrafts()
  restoreDrafts()
  expect([readDraft('a'), readDraft('b')]).toEqual([null, 'two'])
})

test('where storage is blocked there are no drafts', () => {
  vi.stubGlobal('localStorage', undefined)
  clearDrafts()
  restoreDrafts()
  expect([hasDrafts(), readDraft('a')]).toEqual([false, null])
})
