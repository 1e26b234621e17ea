import { isRouteErrorResponse, useLocation, useRouteLoaderData } from 'react-router'
import { ErrorPage } from '#app/components/error-page.tsx'
import type { ErrorBody } from '#app/http/throw-response.server.ts'
import type { loader } from '#app/root.tsx'

type State = Parameters<typeof ErrorPage>[0]['state']

const stateOf: Record<string, State> = {
  NOT_FOUND: 'not-found',
  FORBIDDEN: 'forbidden',
  BAD_ORIGIN: 'forbidden',
  UNAUTHENTICATED: 'session-ended',
  DATABASE_GONE: 'database-gone',
}

/** What a person sees when a page can't be shown: the code of the failure chooses the words. */
export function RouteErrorPage({ error }: { error: unknown }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const location = useLocation()
  const code = isRouteErrorResponse(error)
    ? ((error.data as Partial<ErrorBody> | null)?.code ?? (error.status === 404 ? 'NOT_FOUND' : ''))
    : ''
  const state = stateOf[code] ?? 'unexpected'
  return <ErrorPage state={state} requestId={root?.requestId} next={location.pathname + location.search} />
}
