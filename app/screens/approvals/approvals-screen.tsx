import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { ButtonLink } from '#app/components/ui/button.tsx'
import { cn } from '#app/components/ui/cn.ts'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Kbd } from '#app/components/ui/kbd.tsx'
import { Tabs } from '#app/components/ui/tabs.tsx'
import { type ApprovalList, approvalLists } from '#crm/approvals/approval.schema.ts'
import type { ApprovalCounts, ApprovalPage } from '#crm/approvals/approval-views.ts'
import { approvalAddress } from './approval-address.ts'
import { ApprovalRow } from './approval-row.tsx'
import { KeptLine } from './kept-line.tsx'
import { approvalKeys, useListKeys } from './use-list-keys.ts'

interface Props {
  list: ApprovalList
  page: ApprovalPage
  counts: ApprovalCounts
  /** the moment at which the page was loaded, ISO 8601 */
  now: string
  /** the request that is open, or what stands in its place */
  children: ReactNode
}

/** The inbox of approvals: the list, and beside it the request that is open; a phone shows one of the two. */
export function ApprovalsScreen({ list, page, counts, now, children }: Props) {
  const { t } = useTranslation('approvals')
  const navigate = useNavigate()
  const { approvalId } = useParams()
  const after = useSearchParams()[0].get('after')
  const [pointed, setPointed] = useState<number | null>(null)
  const { rows, next } = page
  const open = rows.findIndex(({ requestId }) => requestId === approvalId)
  const to = (at: number) => approvalAddress({ list, after, id: rows[at]?.requestId })
  useListKeys({
    onMove: (by) => {
      if (rows.length === 0) return
      const from = approvalId ? open : (pointed ?? -1)
      const at = Math.max(0, Math.min(rows.length - 1, from + by))
      if (!approvalId) return setPointed(at)
      if (at !== open) void navigate(to(at))
    },
    onOpen: approvalId || pointed === null ? undefined : () => void navigate(to(pointed)),
  })
  // The page is about the request that is open.
  const Title = approvalId ? 'h2' : 'h1'
  const shown = approvalId ? approvalId : pointed === null ? undefined : rows[pointed]?.requestId
  useEffect(() => {
    if (shown) document.querySelector(`[data-row="${shown}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [shown])
  return (
    <div className="flex h-full min-h-0 flex-col">
      <KeptLine />
      <div className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)] desk:grid-cols-[300px_minmax(0,1fr)] wide:grid-cols-[372px_minmax(0,1fr)]">
        <section
          aria-label={t('title')}
          className={cn('flex min-h-0 min-w-0 flex-col border-line desk:border-r', approvalId && 'phone:hidden')}
        >
          <header className="flex-none border-line border-b px-5 pt-4 pb-2.5 phone:px-4">
            <div className="flex items-baseline gap-2">
              <Title className="font-semibold text-xl">{t('title')}</Title>
              <span className="flex-1 text-ink-3">
                {counts.waiting === 0 ? t('nothingWaits') : t('waiting', { count: counts.waiting })}
              </span>
              <ButtonLink size="sm" variant="quiet" to="/approvals/away" className="-mr-1.5 flex-none">
                {t('away.open')}
              </ButtonLink>
            </div>
            <Tabs
              label={t('lists.label')}
              className="mt-2"
              items={approvalLists.map((one) => ({
                to: approvalAddress({ list: one }),
                label: t(`lists.${one}`),
                count: one === 'done' ? undefined : counts[one],
                current: one === list,
              }))}
            />
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto">
            {rows.length === 0 && (
              <EmptyState className="px-5 phone:px-4" title={t(`empty.${list}.title`)}>
                {t(`empty.${list}.text`)}
              </EmptyState>
            )}
            <ul aria-label={t(`lists.${list}`)}>
              {rows.map((row, at) => (
                <ApprovalRow
                  key={`${row.requestId} ${row.task} ${row.at}`}
                  row={row}
                  to={to(at)}
                  current={row.requestId === approvalId}
                  pointed={!approvalId && pointed === at}
                  now={now}
                />
              ))}
            </ul>
            {(after || next) && (
              <nav aria-label={t('pages.label')} className="flex gap-4 px-5 py-3 phone:px-4">
                {after && (
                  <Link className="link phone:py-2" to={approvalAddress({ list })}>
                    {t('pages.first')}
                  </Link>
                )}
                {next && (
                  <Link className="link phone:py-2" to={approvalAddress({ list, after: next })}>
                    {t('pages.next')}
                  </Link>
                )}
              </nav>
            )}
          </div>
          <KeysLine />
        </section>
        <div className={cn('min-h-0 min-w-0', !approvalId && 'phone:hidden')}>{children}</div>
      </div>
    </div>
  )
}

function KeysLine() {
  const { t } = useTranslation('approvals')
  const keys = [
    { what: t('keys.move'), presses: [approvalKeys.next, approvalKeys.previous] },
    { what: t('keys.approve'), presses: [approvalKeys.approve] },
    { what: t('keys.sendBack'), presses: [approvalKeys.sendBack] },
  ]
  return (
    <p className="flex flex-none flex-wrap gap-x-3.5 gap-y-1 border-line border-t px-5 py-2.5 text-ink-3 phone:hidden">
      {keys.map(({ what, presses }) => (
        <span key={what} className="inline-flex items-center gap-1.5">
          {presses.map((key) => (
            <Kbd key={key}>{key}</Kbd>
          ))}
          {what}
        </span>
      ))}
    </p>
  )
}
