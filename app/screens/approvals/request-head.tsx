import { CircleAlert, Clock, ClockAlert, FileSignature, FileText, Target, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Avatar } from '#app/components/ui/avatar.tsx'
import { Badge } from '#app/components/ui/badge.tsx'
import { cn } from '#app/components/ui/cn.ts'
import { type KeyFigure, KeyFigures } from '#app/components/ui/key-figures.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ApprovalSubject, ApprovalView, Notable } from '#crm/approvals/approval-views.ts'
import { shareOf } from '#crm/contracts/compute-margin.ts'
import { StateBadge } from './state-badge.tsx'
import { useTimes } from './use-times.ts'

/** Who asks, since when and until when, what for, and the figures that matter. */
export function RequestHead({ approval, now }: { approval: ApprovalView; now: string }) {
  const { t } = useTranslation('approvals')
  const { name, moment } = useGroup()
  const times = useTimes(now)
  const title = useTitle()
  const { submitter, subject, mine } = approval
  const due = times.due(mine?.dueAt ?? null)
  const ask = t(mine ? 'ask.you' : 'ask.other', { name: name(submitter.name) })
  return (
    <header>
      <div className="flex flex-wrap items-center gap-x-2 gap-y-1 text-ink-3">
        <Avatar name={submitter.name} />
        <span>
          {[ask, t(`kind.${subject.type}`)].join(' · ')}
          <span className="phone:hidden"> · {subject.number}</span>
        </span>
        {!mine && <StateBadge state={approval.state} />}
        {mine?.standsInFor && <Badge tone="info">{t('away.standsIn', { name: name(mine.standsInFor.name) })}</Badge>}
        <span className={cn('ml-auto inline-flex items-center gap-1', due?.overdue && 'font-medium text-risk-text')}>
          {due &&
            (due.overdue ? (
              <ClockAlert aria-hidden className="size-3.5 text-risk-mark" />
            ) : (
              <Clock aria-hidden className="size-3.5" />
            ))}
          {due?.words ?? t('row.submitted', { when: moment(approval.submittedAt) })}
        </span>
      </div>
      <h1 className="mt-1.5 text-pretty font-semibold text-xl">{title(subject)}</h1>
      <p className="text-ink-3">{[name(subject.customer), name(subject.org.name)].join(' · ')}</p>
      <div className="mt-3.5 phone:pb-3">
        <KeyFigures figures={useFigures(subject, approval.notables)} aside={<Documents approval={approval} />} />
      </div>
    </header>
  )
}

/** What is asked for, in a line. */
export function useTitle(): (subject: ApprovalSubject) => string {
  const { t } = useTranslation('approvals')
  const { name, moneyText } = useGroup()
  return (subject) => {
    const filled = { name: name(subject.name) }
    if (subject.type === 'stage-exception')
      return subject.stage
        ? t('ask.exception', { ...filled, stage: name(subject.stage.to) })
        : t('ask.exceptionBare', filled)
    return subject.amount === null
      ? t('ask.contractBare', filled)
      : t('ask.contract', { ...filled, amount: moneyText(subject.amount, subject.currency) })
  }
}

/** The figures that matter: amount, margin for whoever sees costs, and the part that is paid in advance; of an exception the stage. */
export function useFigures(subject: ApprovalSubject, notables: readonly Notable[]): KeyFigure[] {
  const { t } = useTranslation('approvals')
  const { name, money, moneyText, percent } = useGroup()
  const { amount, currency, margin, advanceShare, stage } = subject
  const low = (kind: Notable['kind']) => notables.find((notable) => notable.kind === kind)
  const whole = amount === null ? null : money(amount, currency)
  const points = shareOf(margin)
  const thin = low('low-margin')
  const small = low('small-advance')
  return [
    {
      label: t(subject.type === 'contract' ? 'figure.amount' : 'figure.expected'),
      value: whole?.value ?? '–',
      unit: whole?.unit,
    },
    ...(margin
      ? [
          {
            label: t('figure.margin'),
            value: points === null ? '–' : percent(points),
            note: thin ? (
              <Low severity={thin.severity} word={points !== null && points < 0 ? 'loss' : 'low'} />
            ) : (
              moneyText(margin.margin, currency)
            ),
          },
        ]
      : []),
    ...(advanceShare === null
      ? []
      : [
          {
            label: t('figure.advance'),
            value: percent(advanceShare),
            note: small && <Low severity={small.severity} word="low" />,
          },
        ]),
    ...(stage
      ? [
          {
            label: t('figure.stages'),
            value: (
              <span className="text-lg leading-8 phone:text-md">
                {t('figure.to', { from: name(stage.from), to: name(stage.to) })}
              </span>
            ),
          },
        ]
      : []),
  ]
}

function Low({ severity, word }: { severity: Notable['severity']; word: 'low' | 'loss' }) {
  const { t } = useTranslation('approvals')
  const Mark = severity === 'risk' ? CircleAlert : TriangleAlert
  return (
    <span className={cn('inline-flex items-center gap-1', severity === 'risk' ? 'text-risk-text' : 'text-watch-text')}>
      <Mark aria-hidden className={cn('size-3.5', severity === 'risk' ? 'text-risk-mark' : 'text-watch-mark')} />
      {t(`figure.${word}`)}
    </span>
  )
}

/** The record itself and the documents that were reviewed, where the reader may open them. */
export function Documents({ approval }: { approval: ApprovalView }) {
  const { t } = useTranslation('approvals')
  const { subject, reviews, opens } = approval
  const isContract = subject.type === 'contract'
  const Mark = isContract ? FileSignature : Target
  if (!opens && reviews.length === 0) return null
  return (
    <ul aria-label={t('documents.title')} className="flex flex-col items-start gap-0.5 text-left">
      {opens && (
        <li>
          <Link
            className="link inline-flex items-center gap-1.5 phone:min-h-11"
            to={`/${isContract ? 'contracts' : 'opportunities'}/${subject.id}`}
          >
            <Mark aria-hidden className="size-3.5" />
            {t(isContract ? 'documents.contract' : 'documents.opportunity', { number: subject.number })}
          </Link>
        </li>
      )}
      {reviews.map((review) => (
        <li key={review.versionId} className="min-w-0 max-w-full">
          <Link
            className="link inline-flex max-w-full items-center gap-1.5 phone:min-h-11"
            to={`/documents/${review.versionId}`}
          >
            <FileText aria-hidden className="size-3.5" />
            <span className="cut max-w-48">{review.documentName}</span>
            {t('review.version', { number: review.number })}
          </Link>
        </li>
      ))}
    </ul>
  )
}
