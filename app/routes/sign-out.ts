import { redirect } from 'react-router'
import { publicDoor } from '#app/http/public-door.server.ts'
import { signOut } from '#app/http/sign-in.server.ts'
import type { Route } from './+types/sign-out.ts'

/** Ends the session of this device. */
export const action = publicDoor(async ({ request }: Route.ActionArgs) => {
  return redirect('/sign-in', { headers: await signOut(request) })
})

/** Whoever types the address has nothing to look at here, and is not signed out by it. */
export const loader = publicDoor(async (_args: Route.LoaderArgs) => redirect('/'))
