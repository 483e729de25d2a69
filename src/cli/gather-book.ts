/** The pages of a book made one page. These functions run in the browser, where nothing around them is known. */

/**
 * Puts behind the home page that is open the chapters that its contents lead to, as the build made them, and in the
 * contents room for their page numbers. Ids and the links between chapters become those of one page: the place `#price` of
 * the chapter `l2-penalty` is `#l2-penalty-price`, the chapter itself `#l2-penalty`. Links to pages that are not in the
 * book lead nowhere on paper, and are words.
 */
export async function gatherBook(): Promise<void> {
  const entries = [...document.querySelectorAll<HTMLAnchorElement>('.home-contents li a')]
  const names = new Map(entries.map(({ pathname }) => [pathname, pathname.split('/').at(-2)!]))
  const lead = (link: HTMLAnchorElement, from: string) => {
    const address = new URL(link.getAttribute('href')!, from)
    const name = names.get(address.pathname)
    if (address.origin !== location.origin) return
    if (name === undefined) link.removeAttribute('href')
    else link.setAttribute('href', `#${name}${address.hash.replace('#', '-')}`)
  }

  const chapters = await Promise.all(
    entries.map(async (entry) => {
      const page = new DOMParser().parseFromString(await (await fetch(entry.href)).text(), 'text/html')
      const name = names.get(entry.pathname)!
      const chapter = page.querySelector('main')!
      for (const island of chapter.querySelectorAll('astro-island')) island.replaceWith(...island.childNodes)
      for (const script of chapter.querySelectorAll('script')) script.remove()
      for (const element of chapter.querySelectorAll('*'))
        for (const attribute of element.attributes)
          if (/^(id|for|aria-labelledby|aria-describedby|aria-controls)$/.test(attribute.name))
            attribute.value = attribute.value.replace(/\S+/g, `${name}-$&`)
          else attribute.value = attribute.value.replace(/url\(#/g, `url(#${name}-`)
      for (const link of chapter.querySelectorAll<HTMLAnchorElement>('a[href]')) lead(link, entry.href)
      chapter.id = name
      chapter.style.page = name
      return { name, chapter, head: page.head, footer: page.documentElement.style.getPropertyValue('--footer') }
    }),
  )

  const stylesOf = (head: HTMLHeadElement) => [...head.querySelectorAll('link[rel=stylesheet], style')]
  const styles = new Map(chapters.flatMap(({ head }) => stylesOf(head)).map((style) => [style.outerHTML, style]))
  for (const { outerHTML } of stylesOf(document.head)) styles.delete(outerHTML)
  const footers = document.createElement('style')
  footers.textContent = chapters
    .map(({ name, footer }) => `@page ${name} { @bottom-left { content: ${footer}; } }`)
    .join('\n')
  document.head.append(...styles.values(), footers)

  document.querySelector('.home-contents')!.before(document.querySelector('.site-foot')!)
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.home a[href]')) lead(link, location.href)
  for (const entry of entries) {
    const number = document.createElement('a')
    number.className = 'page-number'
    number.href = entry.hash
    number.textContent = '000'
    entry.closest('li')!.append(number)
  }
  document.body.append(...chapters.map(({ chapter }) => chapter))
  // Of a title on two lines, the outline loses an ordinary space at the break.
  for (const title of document.querySelectorAll('main.chapter :is(h1, h2)'))
    title.innerHTML = title.innerHTML.replace(/ (?![^<]*>)/g, '\u00a0\u200b')
  const sheets = [...document.head.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')]
  await Promise.all(
    sheets.map((sheet) => sheet.sheet ?? new Promise((done) => sheet.addEventListener('load', done, { once: true }))),
  )
  await document.fonts.ready
}

/** The names of the chapters of the gathered book, in their order: the ids of their places. */
export function namesOfChapters(): string[] {
  return [...document.querySelectorAll('main.chapter')].map(({ id }) => id)
}

/** Writes page numbers into the contents, by the name of a chapter. */
export function numberContents(pages: Readonly<Record<string, number>>): void {
  for (const number of document.querySelectorAll<HTMLAnchorElement>('.page-number'))
    number.textContent = String(pages[number.hash.slice(1)])
}
