import { Outlet } from 'react-router'
import { PageTitle } from '#app/components/page-title.tsx'
import { useCrumbs } from '#app/components/shell/use-crumbs.ts'
import { RouteErrorPage } from '#app/screens/route-error-page.tsx'
import type { Route } from './+types/page.ts'

/**
 * Stands between the shell and its pages, so that a page that can't be shown leaves the shell around it. The error page
 * then takes the place of the title too.
 */
export default function Page() {
  return (
    <>
      <PageTitle of={useCrumbs().at(-1)?.label} />
      <Outlet />
    </>
  )
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <RouteErrorPage error={error} />
}
