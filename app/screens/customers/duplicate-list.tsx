import type { TFunction } from 'i18next'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useFetcher, useNavigate } from 'react-router'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Duplicate } from '#crm/customers/find-duplicates.server.ts'
import { type LikenessReason, wordings } from '#crm/customers/likeness.ts'
import { useFormWords } from './form-words.ts'

interface ListProps {
  label: string
  duplicates: Duplicate[]
  /** the company that would take one of them up; without it they are only shown */
  orgId?: string
  /** the first one's button is the page's or the dialog's filled one */
  leading?: boolean
  onUsed?: () => void
}

/** Customers that may be the same company: why, who keeps them, and the button that uses them instead of a second one. */
export function DuplicateList({ label, duplicates, orgId, leading, onUsed }: ListProps) {
  return (
    <ul aria-label={label} className="divide-y divide-line">
      {duplicates.map((duplicate, index) => (
        <li key={duplicate.id} className="flex items-start gap-3 py-2.5 phone:flex-col phone:gap-2">
          <DuplicateWords duplicate={duplicate} />
          {orgId ? (
            <UseExisting duplicate={duplicate} orgId={orgId} primary={leading && index === 0} onUsed={onUsed} />
          ) : null}
        </li>
      ))}
    </ul>
  )
}

function DuplicateWords({ duplicate }: { duplicate: Duplicate }) {
  const { t } = useTranslation('customers')
  const { name } = useGroup()
  const { keeper, level, reasons } = duplicate
  return (
    <div className="min-w-0 flex-1">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <Link className="link font-medium" to={`/customers/${duplicate.id}`}>
          {name(duplicate.name)}
        </Link>
        <Badge tone={level === 'similar' ? 'plain' : level === 'likely' ? 'watch' : 'risk'}>
          {t(`duplicate.level.${level}`)}
        </Badge>
      </p>
      <p className="text-ink-2">{reasonsIn(t, reasons).join(t('semicolon'))}</p>
      <p className="text-ink-3 text-xs">
        {t('keptBy', { keeper: name(keeper.name) })}
        {keeper.ask && duplicate.ours.length === 0 ? (
          <>
            {t('semicolon')}
            <a className="link" href={`mailto:${keeper.ask.email}`}>
              {t('duplicate.ask', { name: name(keeper.ask.name) })}
            </a>
          </>
        ) : null}
      </p>
    </div>
  )
}

/** Ways in which one name is written go together in one sentence, every other reason is its own. */
function reasonsIn(t: TFunction<'customers'>, reasons: LikenessReason[]): string[] {
  const differing = reasons.filter(({ kind }) => (wordings as readonly string[]).includes(kind))
  const what = differing.map(({ kind }) => t(`duplicate.wording.${kind}`)).join(t('and'))
  return [
    ...(what === '' ? [] : [t('duplicate.differs', { what })]),
    ...reasons
      .filter((one) => !differing.includes(one))
      .map(({ kind, part }) => t(`duplicate.reason.${kind}`, { part })),
  ]
}

interface UseExistingProps {
  duplicate: Duplicate
  orgId: string
  primary?: boolean
  onUsed?: () => void
}

/** Takes up the existing customer for a company that has no relationship with it yet, and opens its page. */
export function UseExisting({ duplicate, orgId, primary, onUsed }: UseExistingProps) {
  const { t } = useTranslation('customers')
  const fetcher = useFetcher<{ opened?: string }>()
  const { failure } = useFormWords(fetcher.data)
  const navigate = useNavigate()
  const opened = fetcher.data?.opened
  const gone = useRef(false)
  useEffect(() => {
    if (!opened || gone.current) return
    gone.current = true
    onUsed?.()
    navigate(`/customers/${opened}`)
  }, [opened, navigate, onUsed])
  const variant = primary ? 'primary' : 'second'
  if (duplicate.ours.includes(orgId)) {
    return (
      <ButtonLink to={`/customers/${duplicate.id}`} size="sm" variant={variant}>
        {t('duplicate.open')}
      </ButtonLink>
    )
  }
  // No form of its own: it may stand inside the one that is being filled in.
  const use = () =>
    fetcher.submit({ orgId }, { method: 'post', action: `/customers/${duplicate.id}/open-relationship` })
  return (
    <div className="flex-none text-right">
      <Button size="sm" variant={variant} busy={fetcher.state !== 'idle'} onClick={use}>
        {t('duplicate.use')}
      </Button>
      {failure ? (
        <p role="alert" className="mt-1 text-risk-text text-xs">
          {failure}
        </p>
      ) : null}
    </div>
  )
}
