/** Stands in for a worker where none can start: the same runs, on the page itself, in slices. */
import { loadEnvironment } from './environment-web.ts'
import type { Reply, Request } from './protocol.ts'
import { serveWhenLoaded } from './serve-requests.ts'

export function startInline(post: (reply: Reply) => void): (request: Request) => void {
  return serveWhenLoaded(loadEnvironment(), post, (resume) => setTimeout(resume, 0))
}
