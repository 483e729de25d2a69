import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Served, serve } from '../../src/cli/serve.ts'

let folder: string
let site: Served

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'serve-'))
  mkdirSync(join(folder, 'dist/chapter'), { recursive: true })
  mkdirSync(join(folder, 'dist/empty'))
  writeFileSync(join(folder, 'secret.txt'), 'secret')
  writeFileSync(join(folder, 'dist/index.html'), 'home')
  writeFileSync(join(folder, 'dist/404.html'), 'no such page')
  writeFileSync(join(folder, 'dist/chapter/index.html'), 'chapter')
  writeFileSync(join(folder, 'dist/kernels.wasm'), '')
  writeFileSync(join(folder, 'dist/worker.mjs'), '')
  writeFileSync(join(folder, 'dist/font.woff2'), '')
  writeFileSync(join(folder, 'dist/images.u8'), '')
  site = await serve({ directory: join(folder, 'dist'), base: '/course/reg/' })
})

afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true })
})

/** Status of a path that is sent as it stands: `fetch` would resolve its dots first. */
function rawStatus(path: string): Promise<number | undefined> {
  const { port } = new URL(site.url)
  return new Promise((done, fail) => {
    request({ host: '127.0.0.1', port, path }, (response) => done(response.resume().statusCode))
      .on('error', fail)
      .end()
  })
}

test.each([
  ['', 200, 'home'],
  ['?page=2', 200, 'home'],
  ['chapter/', 200, 'chapter'],
  ['chapter', 200, 'chapter'],
  ['nowhere/', 404, 'no such page'],
  ['empty/', 404, 'no such page'],
])('answers %j with %i', async (path, status, text) => {
  const response = await fetch(site.url + path)
  expect([response.status, await response.text()]).toEqual([status, text])
})

test('sends a folder without its slash to the address with it', async () => {
  const response = await fetch(`${site.url}chapter`, { redirect: 'manual' })
  expect([response.status, response.headers.get('location')]).toEqual([301, '/course/reg/chapter/'])
})

test('serves nothing outside the base or the folder', async () => {
  expect(await rawStatus('/')).toBe(404)
  expect(await rawStatus('/course/reg')).toBe(301)
  expect(await rawStatus('/course/reg/..%2fsecret.txt')).toBe(404)
  expect(await rawStatus('/course/reg/../../secret.txt')).toBe(404)
  expect(await rawStatus('/course/reg/%')).toBe(400)
})

test.each([
  ['', 'text/html; charset=utf-8'],
  ['kernels.wasm', 'application/wasm'],
  ['worker.mjs', 'text/javascript; charset=utf-8'],
  ['font.woff2', 'font/woff2'],
  ['images.u8', 'application/octet-stream'],
])('gives %j its media type', async (path, type) => {
  const response = await fetch(site.url + path)
  expect(response.headers.get('content-type')).toBe(type)
})

test('reads a base without its outer slashes as with them', async () => {
  const second = await serve({ directory: join(folder, 'dist'), base: 'course/reg' })
  expect(new URL(second.url).pathname).toBe('/course/reg/')
  await second.close()
})

test('takes a free port when the wanted one is taken', async () => {
  const second = await serve({ directory: join(folder, 'dist'), port: Number(new URL(site.url).port) })
  expect(await (await fetch(second.url)).text()).toBe('home')
  expect(second.url).not.toBe(new URL('/', site.url).href)
  await second.close()
})
