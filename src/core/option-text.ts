/** Values of options as text: in a link, and after `--set`. */
import type { Json, OptionDeclaration } from './units.ts'

/** The value that a text stands for. What is no value of the option stays what it is, for the check to refuse. */
export function readValue(option: OptionDeclaration, text: string): Json {
  switch (option.type) {
    case 'switch':
      return text === 'true' || text === 'false' ? text === 'true' : text
    case 'numbers':
      return text.split(',').map(Number)
    case 'order':
      return text === '' ? [] : text.split(',')
    case 'number':
    case 'integer':
      return text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text)
    default:
      return text
  }
}

/** The text of a value; lists are joined by commas. */
export const writeValue = (value: Json): string => String(value)
