import { afterAll, vi } from 'vitest'

/**
 * Loads modules for one test file alone: its `vi.mock` must not meet modules that another file has loaded, nor the other
 * way round, and files share their modules otherwise.
 */
export async function ownModules<T>(load: () => Promise<T>): Promise<T> {
  vi.resetModules()
  afterAll(() => {
    vi.resetModules()
  })
  return load()
}
