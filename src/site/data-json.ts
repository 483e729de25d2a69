/** JSON as the text of a script element that holds data: no part of it can end the element. */
export const dataJson = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c')
