/** The code editor: CodeMirror 6, of its parts only those that an exercise needs. Loaded when a reader begins to write. */
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { javascript } from '@codemirror/lang-javascript'
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language'
import { EditorState } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'

export interface EditorOptions {
  readonly source: string
  /** Its name. */
  readonly label: string
  /** How to leave it with the keyboard. */
  readonly leave: string
  readonly onchange: (source: string) => void
}

export interface Editor {
  /** Shows another text; one that is shown already stays as it is, with its selection. */
  set(source: string): void
  /** Takes the focus, and selects from one place to another. */
  focus(from: number, to: number): void
  close(): void
}

/** In ink, as the book prints code: weight for keywords, a lighter ink for comments. */
const ink = HighlightStyle.define([
  { tag: tags.keyword, fontWeight: '600' },
  { tag: tags.comment, color: 'var(--ink-3)' },
])

const theme = EditorView.theme({
  '&': { border: '1px solid var(--rule-2)', backgroundColor: 'var(--paper)', color: 'var(--ink)', maxHeight: '36rem' },
  '&.cm-focused': { outline: '2px solid var(--ink)', outlineOffset: '1px' },
  '.cm-scroller': { font: 'var(--code)', overflow: 'auto' },
  '.cm-content': { padding: '10px 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 12px' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--paper)', color: 'var(--ink-3)', border: 'none' },
  '.cm-activeLine': { backgroundColor: 'transparent' },
  '&.cm-focused .cm-activeLine': { backgroundColor: 'var(--sunk)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'var(--lit)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--lit)' },
})

/** Opens an editor in `host`. It stands in a shadow tree: there its styles need no style element, which the policy forbids. */
export function openEditor(host: HTMLElement, { source, label, leave, onchange }: EditorOptions): Editor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' })
  const view = new EditorView({
    parent: root as unknown as DocumentFragment,
    root,
    state: EditorState.create({
      doc: source,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        bracketMatching(),
        indentOnInput(),
        indentUnit.of('  '),
        javascript(),
        syntaxHighlighting(ink),
        theme,
        // Escape lets the next Tab leave.
        keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
        EditorView.contentAttributes.of({ 'aria-label': label, 'aria-description': leave, tabindex: '0' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) onchange(update.state.doc.toString())
        }),
      ],
    }),
  })
  return {
    set(text) {
      const { doc } = view.state
      if (text !== doc.toString()) view.dispatch({ changes: { from: 0, to: doc.length, insert: text } })
    },
    focus(from, to) {
      const { length } = view.state.doc
      view.dispatch({ selection: { anchor: Math.min(from, length), head: Math.min(to, length) } })
      view.focus()
    },
    close: () => view.destroy(),
  }
}
