/** The web worker that trains. */
import { loadEnvironment } from './environment-web.ts'
import type { Request } from './protocol.ts'
import { serveWhenLoaded } from './serve-requests.ts'

// A message to oneself comes after those that are waiting; timers are slowed down in the background.
const channel = new MessageChannel()
const waiting: (() => void)[] = []
channel.port1.onmessage = () => waiting.shift()?.()
const later = (resume: () => void) => {
  waiting.push(resume)
  channel.port2.postMessage(null)
}

const receive = serveWhenLoaded(loadEnvironment(), (reply) => self.postMessage(reply), later)
self.onmessage = ({ data }: MessageEvent<Request>) => receive(data)
