import { isRouteErrorResponse, useLocation } from 'react-router'
import { ErrorPage } from '#app/components/error-page.tsx'
import type { ThrownBody } from '#app/http/throw-response.server.ts'

type State = Parameters<typeof ErrorPage>[0]['state']

const stateOf: Record<string, State> = {
  NOT_FOUND: 'not-found',
  FORBIDDEN: 'forbidden',
  BAD_ORIGIN: 'forbidden',
  UNAUTHENTICATED: 'session-ended',
  DATABASE_GONE: 'database-gone',
}

/**
 * What a person sees when a page can't be shown: the code of the failure chooses the words. The id is that of the request
 * that failed; what failed in the browser stands in no log and has none.
 */
export function RouteErrorPage({ error }: { error: unknown }) {
  const location = useLocation()
  const answer = isRouteErrorResponse(error) ? error : null
  const body = answer?.data as Partial<ThrownBody> | null | undefined
  const code = body?.code ?? (answer?.status === 404 ? 'NOT_FOUND' : '')
  return (
    <ErrorPage
      state={stateOf[code] ?? 'unexpected'}
      requestId={body?.requestId}
      next={location.pathname + location.search}
    />
  )
}
