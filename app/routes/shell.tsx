import {
  ArrowLeftRight,
  BookCheck,
  BookOpen,
  Building2,
  Cpu,
  FileSignature,
  Gavel,
  Inbox,
  LayoutDashboard,
  Stamp,
  Target,
  Timer,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Outlet, useLocation, useRouteLoaderData } from 'react-router'
import { PageActionsProvider } from '#app/components/shell/page-actions.tsx'
import { useKeepSeen } from '#app/components/shell/seen-records.ts'
import { Shell } from '#app/components/shell/shell.tsx'
import { useCrumbs, useLivePage } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { groupDay } from '#app/http/group-day.server.ts'
import { readCookie, sideOf } from '#app/i18n/languages.ts'
import { useLive } from '#app/live/use-live.ts'
import type { loader as rootLoader } from '#app/root.tsx'
import { useSendKept } from '#app/screens/approvals/use-send-kept.ts'
import { CopilotPanel } from '#app/screens/copilot/copilot-panel.tsx'
import { CopilotSwitch } from '#app/screens/copilot/copilot-switch.tsx'
import { usePanel } from '#app/screens/copilot/use-panel.ts'
import { Palette } from '#app/screens/palette/palette.tsx'
import { RouteErrorPage } from '#app/screens/route-error-page.tsx'
import { countApprovals } from '#crm/approvals/find-approvals.server.ts'
import { customerMay } from '#crm/customers/customer.policy.ts'
import { readRates } from '#crm/exchange-rates/read-rates.server.ts'
import { mayKeepModels } from '#crm/models/model.policy.ts'
import { countUnread } from '#crm/notifications/find-notifications.server.ts'
import { can } from '#crm/org/role.policy.ts'
import { mayWriteRules } from '#crm/rule-sets/rule.policy.ts'
import type { Route } from './+types/shell.ts'

/** Everything that every page behind sign-in knows: who is here, what day it is, how money is counted. */
export const loader = door('own-session:manage', async ({ actor, asOf, inTx, request }: Route.LoaderArgs & Door) => {
  const { today, timeZone, currency, unread, waiting, rates } = await inTx(async (tx) => {
    const day = await groupDay(tx)
    return {
      ...day,
      unread: await countUnread({ tx, actor }),
      waiting: (await countApprovals({ tx, actor })).waiting,
      rates: await readRates({ tx, base: day.currency, today: day.today }),
    }
  })
  return {
    actor: { id: actor.personId, name: actor.name, title: actor.title, home: actor.home.name },
    may: {
      readRules: can(actor, 'rule:read'),
      writeRules: mayWriteRules(actor),
      manageJobs: can(actor, 'job:manage'),
      keepRates: can(actor, 'rate:keep'),
      keepModels: mayKeepModels(actor),
      createOpportunity: can(actor, 'opportunity:create') && actor.salesOrgs.length > 0,
      createCustomer: customerMay(actor).create,
    },
    folded: readCookie(request, 'side') === 'folded',
    copilot: readCookie(request, 'copilot') === 'open',
    roles: actor.roles,
    unread,
    waiting,
    asOf,
    today,
    timeZone,
    currency,
    rates,
  }
})

export default function ShellRoute({ loaderData }: Route.ComponentProps) {
  const { t, i18n } = useTranslation('common')
  const side = sideOf(i18n.language)
  const { pathname, search } = useLocation()
  const root = useRouteLoaderData<typeof rootLoader>('root')
  const crumbs = useCrumbs()
  const live = useLive(useLivePage(), loaderData.asOf)
  const { actor, may, unread, waiting } = loaderData
  const lng = i18n.language === 'zh-CN' ? 'zh-CN' : 'en'
  const theme = root?.theme ?? 'system'
  const back = pathname + search
  const panel = usePanel(loaderData.copilot)
  const onCopilot = pathname.startsWith('/copilot')
  useKeepSeen(actor.id)
  useSendKept(actor.id)
  const nav = [
    { to: '/workbench', label: t('nav.workbench'), icon: <LayoutDashboard /> },
    { to: '/approvals', label: t('nav.approvals'), icon: <Stamp />, count: waiting },
    { to: '/inbox', label: t('nav.inbox'), icon: <Inbox />, count: unread },
    { to: '/customers', label: t('nav.customers'), icon: <Building2 />, section: t('nav.leadToCash') },
    { to: '/opportunities', label: t('nav.opportunities'), icon: <Target />, section: t('nav.leadToCash') },
    { to: '/bids', label: t('nav.bids'), icon: <Gavel />, section: t('nav.leadToCash') },
    { to: '/contracts', label: t('nav.contracts'), icon: <FileSignature />, section: t('nav.leadToCash') },
    { to: '/knowledge', label: t('nav.knowledge'), icon: <BookOpen />, section: t('nav.reference') },
    ...(may.readRules
      ? [{ to: '/rules', label: t('nav.rules'), icon: <BookCheck />, section: t('nav.settings') }]
      : []),
    ...(may.manageJobs
      ? [{ to: '/admin/jobs', label: t('nav.jobs'), icon: <Timer />, section: t('nav.settings') }]
      : []),
    ...(may.keepRates
      ? [{ to: '/admin/exchange-rates', label: t('nav.rates'), icon: <ArrowLeftRight />, section: t('nav.settings') }]
      : []),
    ...(may.keepModels
      ? [{ to: '/admin/models', label: t('nav.models'), icon: <Cpu />, section: t('nav.settings') }]
      : []),
  ]
  return (
    <PageActionsProvider>
      <Shell
        actor={{ name: actor.name, title: actor.title?.[side] ?? '', home: { name: actor.home[side] } }}
        nav={nav.map((item) => ({ ...item, current: pathname.startsWith(item.to) }))}
        crumbs={crumbs}
        search={<Palette may={may} lng={lng} theme={theme} back={back} />}
        aside={<CopilotSwitch open={panel.open || onCopilot} onSwitch={onCopilot ? undefined : panel.toggle} />}
        beside={
          panel.open && !onCopilot ? (
            <CopilotPanel roles={loaderData.roles} fresh={panel.fresh} onClose={panel.toggle} />
          ) : null
        }
        unread={unread}
        news={live.news ? live.show : undefined}
        folded={loaderData.folded}
        lng={lng}
        theme={theme}
        back={back}
      >
        <Outlet />
      </Shell>
    </PageActionsProvider>
  )
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <RouteErrorPage error={error} />
}
