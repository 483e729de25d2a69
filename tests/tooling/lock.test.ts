import { expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import lock from '../../package-lock.json' with { type: 'json' }
import { entryFor, missingOptional } from '../../src/cli/complete-lock.ts'

test('every optional package that the lock file names has an entry; if not, run `npm run complete-lock`', () => {
  expect([...missingOptional(lock).keys()]).toEqual([])
})

test('a missing optional package is noticed, and its entry names its platform', () => {
  const packages = {
    '': {},
    'node_modules/a': { optionalDependencies: { '@b/binding-darwin-arm64': '1.0.0', c: '2.0.0' } },
    'node_modules/a/node_modules/c': {},
  }
  expect([...missingOptional({ packages })]).toEqual([['@b/binding-darwin-arm64', '1.0.0']])
  expect(entryFor('@b/binding-darwin-arm64', '1.0.0')).toEqual({
    version: '1.0.0',
    optional: true,
    os: ['darwin'],
    cpu: ['arm64'],
  })
})

test('the lock file asks for exactly what package.json asks for', () => {
  const { dependencies, devDependencies, optionalDependencies } = lock.packages['']
  expect({ dependencies, devDependencies, optionalDependencies }).toEqual({
    dependencies: manifest.dependencies,
    devDependencies: manifest.devDependencies,
    optionalDependencies: manifest.optionalDependencies,
  })
})

test('packages are pinned to exact versions', () => {
  const wanted = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies }
  expect(Object.entries(wanted).filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
})

test('runs on Node 22 or newer', () => {
  expect(Number(process.versions.node.split('.')[0])).toBeGreaterThanOrEqual(22)
})
