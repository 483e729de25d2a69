import type { ThemeRegistration } from 'shiki'

/** Code in ink: weight for keywords, a lighter ink for comments, no hues. */
export const inkOnly: ThemeRegistration = {
  name: 'ink-only',
  type: 'light',
  fg: 'var(--ink)',
  bg: 'transparent',
  settings: [
    { settings: { foreground: 'var(--ink)', background: 'transparent' } },
    { scope: ['comment', 'punctuation.definition.comment'], settings: { foreground: 'var(--ink-3)' } },
    { scope: ['keyword.control', 'keyword.operator.new', 'storage'], settings: { fontStyle: 'bold' } },
  ],
}
