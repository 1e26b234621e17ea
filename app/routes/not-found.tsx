import { type Door, door } from '#app/http/door.server.ts'
import { AppError } from '#lib/errors.ts'
import type { Route } from './+types/not-found.ts'

/** An address that leads nowhere gets the product's own page, in the shell. */
export const loader = door('own-session:manage', async ({ request }: Route.LoaderArgs & Door) => {
  throw new AppError('NOT_FOUND', new URL(request.url).pathname)
})

/** Never shown, as the loader always throws; but a route without a page would answer with data instead of the error page. */
export default function NotFound() {
  return null
}
