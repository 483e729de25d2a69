/** Importing this makes the strings known that the page carries as data. Where there is no page, all are known already. */
import { type Language, speak } from '#i18n/text.ts'

const element = typeof document === 'undefined' ? null : document.getElementById('strings')
if (element) speak(element.dataset.language as Language, JSON.parse(element.textContent))
