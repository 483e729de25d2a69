import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'

/** What becomes of a file that the site answers with: another, one that comes in parts, or null for a missing one. */
export type ChangedAnswer = (file: Buffer) => Buffer | string | AsyncIterable<Buffer> | null

/** Changes by a part of the address that they are about, such as `/worker-`. */
export type Changes = Readonly<Record<string, ChangedAnswer>>

/** Serves the site at `port` once more, at a port of its own, with some answers changed and these headers on all. */
export async function serveChanged(
  port: number,
  changes: Changes,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const answer = await fetch(`http://127.0.0.1:${port}${request.url}`)
    const file = Buffer.from(await answer.arrayBuffer())
    const change = Object.entries(changes).find(([part]) => request.url!.includes(part))?.[1]
    const body = change ? change(file) : file
    response.writeHead(body === null ? 404 : answer.status, {
      ...headers,
      'content-type': answer.headers.get('content-type') ?? '',
    })
    if (typeof body === 'string' || Buffer.isBuffer(body) || body === null) response.end(body ?? '')
    else Readable.from(body).pipe(response)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
