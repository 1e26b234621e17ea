import { redirect } from 'react-router'
import { type Door, door } from '#app/http/door.server.ts'
import type { Route } from './+types/home.ts'

/** The first page: what to do today. */
export const loader = door('warning:read', async (_args: Route.LoaderArgs & Door) => {
  throw redirect('/workbench')
})
