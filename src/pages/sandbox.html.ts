/** `/sandbox.html`: the page in the frame where readers' code runs. */
import { createHash } from 'node:crypto'
import { sandboxPage } from '#exercises/sandbox/page.ts'

const hash = (text: string) => createHash('sha256').update(text).digest('base64')

export const GET = () => new Response(sandboxPage(hash), { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
