/** The demos of a chapter's text with the words around them, for pages that show a demo without its chapter. */

export interface DemoText {
  /** `<chapter>/<experiment>` */
  readonly id: string
  readonly setting: string | undefined
  readonly question: string
}

const DEMO = /<Demo\b(?<attributes>(?:"[^"]*"|[^">])*)>(?<question>[\s\S]*?)<\/Demo>/g

/** In the order of the text. A question is words only: it is taken as it is written. */
export function scanDemos(source: string): readonly DemoText[] {
  return [...source.matchAll(DEMO)].flatMap(({ groups: { attributes = '', question = '' } = {} }) => {
    const attribute = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1]
    const id = attribute('id')
    return id === undefined ? [] : [{ id, setting: attribute('setting'), question: question.trim() }]
  })
}
