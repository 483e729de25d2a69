/** The web worker that trains. */
import { loadEnvironment } from './environment-web.ts'
import type { Request } from './protocol.ts'
import { serveRequests } from './serve-requests.ts'

// A message to oneself comes after those that are waiting; timers are slowed down in the background.
const channel = new MessageChannel()
let resume = () => {}
channel.port1.onmessage = () => resume()
const later = (next: () => void) => {
  resume = next
  channel.port2.postMessage(null)
}

const server = loadEnvironment().then((environment) =>
  serveRequests(environment, (reply) => self.postMessage(reply), later),
)
self.onmessage = async ({ data }: MessageEvent<Request>) => (await server).receive(data)
