/** A plain static file server, as dumb as the hosts the book must run on: no special headers, no rewriting. */
import { createReadStream, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, resolve, sep } from 'node:path'
import { parseArgs } from 'node:util'

const mediaTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.onnx': 'application/octet-stream',
  '.u8': 'application/octet-stream',
}

/** Which built site to serve and where. */
export interface ServeOptions {
  /** The folder that `npm run build` wrote. */
  readonly directory?: string
  /** The sub-path that the site was built for, such as `/course/reg/`. */
  readonly base?: string
  /** The preferred port; 0 or a taken one gives a free port. */
  readonly port?: number
  /** Requests wait for this, such as a build that goes on. */
  readonly ready?: Promise<unknown>
}

/** A running server: its address, with the base, and how to stop it. */
export interface Served {
  readonly url: string
  close(): Promise<void>
}

/** Serves `directory` below `base` on this machine only, and resolves once it listens. */
export async function serve(options: ServeOptions = {}): Promise<Served> {
  const root = resolve(options.directory ?? 'dist')
  const base = `/${options.base ?? ''}/`.replace(/\/+/g, '/')
  const server = createServer(async (request, response) => {
    await options.ready
    const { status, file, location } = answer(root, base, request.url ?? '/')
    if (file) response.setHeader('content-type', mediaTypes[extname(file)] ?? 'application/octet-stream')
    response.writeHead(status, location === undefined ? {} : { location })
    if (file && request.method !== 'HEAD') createReadStream(file).pipe(response)
    else response.end()
  })
  return {
    url: `http://localhost:${await listen(server, options.port ?? 0)}${base}`,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((done, fail) => {
    server.on('listening', () => done((server.address() as AddressInfo).port))
    server.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') server.listen(0, '127.0.0.1')
      else fail(error)
    })
    server.listen(port, '127.0.0.1')
  })
}

interface Answer {
  readonly status: number
  readonly file?: string
  readonly location?: string
}

function answer(root: string, base: string, url: string): Answer {
  const path = pathOf(url)
  if (path === undefined) return { status: 400 }
  if (`${path}/` === base) return { status: 301, location: base }
  const target = path.startsWith(base) ? join(root, path.slice(base.length)) : undefined
  if (target === undefined || !`${target}${sep}`.startsWith(root + sep)) return notFound(root)
  if (kind(target) !== 'directory') return kind(target) === 'file' ? { status: 200, file: target } : notFound(root)
  if (!path.endsWith('/')) return { status: 301, location: encodeURI(`${path}/`) }
  const index = join(target, 'index.html')
  return kind(index) === 'file' ? { status: 200, file: index } : notFound(root)
}

function notFound(root: string): Answer {
  const page = join(root, '404.html')
  return kind(page) === 'file' ? { status: 404, file: page } : { status: 404 }
}

function pathOf(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname)
  } catch {
    return undefined
  }
}

function kind(path: string): 'file' | 'directory' | undefined {
  const entry = statSync(path, { throwIfNoEntry: false })
  return entry?.isFile() ? 'file' : entry?.isDirectory() ? 'directory' : undefined
}

if (import.meta.main) {
  const { values } = parseArgs({ options: { base: { type: 'string' }, directory: { type: 'string' } } })
  const { url } = await serve({ ...values, port: Number(process.env.PORT ?? 4321) })
  console.log(`The book is at ${url}  (Ctrl+C stops it)`)
}
