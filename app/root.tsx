import { useTranslation } from 'react-i18next'
import { Links, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from 'react-router'
import type { Route } from './+types/root.ts'
import { ToastProvider } from './components/ui/toast.tsx'
import { keepPage } from './http/keep-page.ts'
import { publicDoor } from './http/public-door.server.ts'
import { renewSession } from './http/renew-session.server.ts'
import { requestOf } from './http/request-context.ts'
import { languageOf, themeOf } from './i18n/languages.ts'
import { RouteErrorPage } from './screens/route-error-page.tsx'
import './styles/app.css'

export const middleware: Route.MiddlewareFunction[] = [renewSession]

export const clientMiddleware: Route.ClientMiddlewareFunction[] = [keepPage]

export const loader = publicDoor(async ({ request, context }: Route.LoaderArgs) => ({
  language: languageOf(request),
  theme: themeOf(request),
  nonce: requestOf(context).nonce,
}))

export function Layout({ children }: { children: React.ReactNode }) {
  const loaded = useRouteLoaderData<typeof loader>('root')
  const { i18n } = useTranslation()
  const language = loaded?.language ?? i18n.language
  // The browser hides a nonce from scripts once the page stands: what the server rendered is kept.
  const nonce = typeof document === 'undefined' ? loaded?.nonce : ''
  return (
    <html
      lang={language === 'qps' ? 'en' : language}
      data-language={language}
      data-theme={loaded?.theme === 'system' ? undefined : loaded?.theme}
      suppressHydrationWarning
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Links nonce={nonce} />
      </head>
      <body>
        {children}
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function Root() {
  return (
    <ToastProvider>
      <Outlet />
    </ToastProvider>
  )
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <RouteErrorPage error={error} />
}
