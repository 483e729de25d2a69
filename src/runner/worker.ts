/** The web worker that trains. */
import { loadEnvironment } from './environment-web.ts'
import type { Reply, Request } from './protocol.ts'
import { serveWhenLoaded } from './serve-requests.ts'

// A message to oneself comes after those that are waiting; timers are slowed down in the background.
const channel = new MessageChannel()
const waiting: (() => void)[] = []
channel.port1.onmessage = () => waiting.shift()?.()
const later = (resume: () => void) => {
  waiting.push(resume)
  channel.port2.postMessage(null)
}

/** A checkpoint is handed over, not copied: nobody needs it here, and the page has other things to do. */
const post = (reply: Reply) =>
  self.postMessage(reply, { transfer: reply.type === 'checkpoint' ? [reply.checkpoint.bytes.buffer] : [] })

const receive = serveWhenLoaded(loadEnvironment(), post, later)
self.onmessage = ({ data }: MessageEvent<Request>) => receive(data)
