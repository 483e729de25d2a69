/** The networks of the committee as ONNX files, trained when the site is built. */
import type { APIRoute } from 'astro'
import { memberIds, trainedCommittee } from '#site/committee.ts'

export const getStaticPaths = () => memberIds.map((name) => ({ params: { name } }))

export const GET: APIRoute = async ({ params }) => {
  const member = (await trainedCommittee()).find(({ id }) => id === params.name)!
  return new Response(member.onnx, { headers: { 'content-type': 'application/octet-stream' } })
}
