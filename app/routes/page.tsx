import { Outlet } from 'react-router'
import { RouteErrorPage } from '#app/screens/route-error-page.tsx'
import type { Route } from './+types/page.ts'

/** Stands between the shell and its pages, so that a page that can't be shown leaves the shell around it. */
export default function Page() {
  return <Outlet />
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <RouteErrorPage error={error} />
}
