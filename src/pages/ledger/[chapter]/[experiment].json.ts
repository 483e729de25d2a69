/** The ledger of each experiment, which a page loads to make its runs again. */
import type { APIRoute } from 'astro'
import { loadedLedgerOf, recordedExperiments } from '#site/experiments.ts'

export const getStaticPaths = () =>
  recordedExperiments().map((id) => {
    const [chapter, experiment] = id.split('/')
    return { params: { chapter, experiment } }
  })

export const GET: APIRoute = ({ params }) => Response.json(loadedLedgerOf(`${params.chapter}/${params.experiment}`))
