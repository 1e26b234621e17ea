import { redirect } from 'react-router'
import { type Door, door } from '#app/http/door.server.ts'
import type { Route } from './+types/home.ts'

/** The first page: until there is a workbench, the opportunities. */
export const loader = door('opportunity:read', async (_args: Route.LoaderArgs & Door) => {
  throw redirect('/opportunities')
})
