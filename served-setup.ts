import { serve } from './src/cli/serve.ts'
export default async function setUp(project: any) {
  const site = await serve({ directory: '/work/main/dist', base: '/course/reg/' })
  project.provide('ports', { '/course/reg/': Number(new URL(site.url).port) })
  return () => site.close()
}
