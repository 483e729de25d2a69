/** Stands in for a worker where none can start: the same runs, on the page itself, in slices. */
import { loadEnvironment } from './environment-web.ts'
import type { Reply, Request } from './protocol.ts'
import { serveRequests } from './serve-requests.ts'

export function startInline(post: (reply: Reply) => void): (request: Request) => void {
  const server = loadEnvironment().then((environment) =>
    serveRequests(environment, post, (resume) => setTimeout(resume, 0)),
  )
  return (request) => void server.then(({ receive }) => receive(request))
}
