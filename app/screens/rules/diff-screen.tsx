import { Bell, BellOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { RecordLine } from '#app/screens/warnings/record-line.tsx'
import type { DraftProblem } from '#crm/rule-sets/check-draft.ts'
import type { ComparedDraft, WordingView } from '#crm/rule-sets/compare-draft.server.ts'
import type { DiffRow, WarningDiff } from '#crm/warnings/diff-warnings.server.ts'
import { ReleaseVersionDialog } from './release-version-dialog.tsx'
import { RuleStatusBadge } from './rule-status-badge.tsx'
import { RuleWords } from './rule-words.tsx'

interface Props extends ComparedDraft {
  /** what still keeps the draft from being released */
  problems: readonly DraftProblem[]
  diff: WarningDiff
}

/** What a draft would do to live records, and the way to put it into force. */
export function DiffScreen({ draft, now, before, cases, problems, diff }: Props) {
  const { t } = useTranslation('rule-builder')
  const { name, moment } = useGroup()
  const [releasing, setReleasing] = useState(false)
  const isDraft = draft.status === 'draft'
  const mayRelease = isDraft && problems.length === 0
  return (
    <div>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-line border-b px-6 py-3 phone:px-4">
        <h1 className="font-semibold text-lg">{t('diff.title', { rule: `${draft.id} ${name(draft.body.name)}` })}</h1>
        <RuleStatusBadge version={draft.version} status={draft.status} />
        <span className="flex-1" />
        <ButtonLink to={`/rules/${draft.id}/edit`}>{t('diff.back')}</ButtonLink>
        {isDraft && (
          <Button variant="primary" disabled={!mayRelease} onClick={() => setReleasing(true)}>
            {t('diff.release')}
          </Button>
        )}
      </header>
      <div className="grid desk:grid-cols-[26rem_minmax(0,1fr)]">
        <section aria-label={t('diff.changes')} className="border-line px-6 py-4 desk:border-r phone:px-4">
          {problems.length > 0 && (
            <InlineError tone="watch" className="mb-3">
              {t('diff.notYet')}
              <ul className="list-disc pl-5">
                {problems.map(({ place, reason }) => (
                  <li key={`${place} ${reason.en}`}>{name(reason)}</li>
                ))}
              </ul>
            </InlineError>
          )}
          {diff.runaway && <InlineError className="mb-3">{t('diff.runaway', { count: diff.opens })}</InlineError>}
          {now && <Wording title={t('diff.now', { version: now.version })} wording={now} />}
          <p className="mt-2 text-ink-3">{t('diff.cases', { count: cases })}</p>
          {before && <Wording title={t('diff.before', { version: before.version })} wording={before} />}
          {!before && isDraft && <p className="mt-3 text-ink-3">{t('diff.first')}</p>}
        </section>
        <section aria-labelledby="diff-title" className="min-w-0 px-6 py-4 phone:px-4">
          <h2 id="diff-title" className="sr-only">
            {t('diff.effects')}
          </h2>
          <dl className="grid grid-cols-4 gap-4 phone:grid-cols-2">
            <Count label={t('diff.opens')} count={diff.opens} />
            <Count label={t('diff.closes')} count={diff.closes} />
            <Count label={t('diff.stays')} count={diff.stays} />
            <Count label={t('diff.dismissed')} count={diff.dismissed} />
          </dl>
          <p className="mt-2 text-ink-3">{t('diff.asked', { at: moment(diff.at) })}</p>
          <Rows effect="opens" rows={diff.rows} count={diff.opens} />
          <Rows effect="closes" rows={diff.rows} count={diff.closes} />
          {diff.opens + diff.closes === 0 && <p className="mt-4">{t('diff.nothing')}</p>}
        </section>
      </div>
      {releasing && <ReleaseVersionDialog draft={draft} diff={diff} onClose={() => setReleasing(false)} />}
    </div>
  )
}

function Count({ label, count }: { label: string; count: number }) {
  return (
    <div className="border-line border-l pl-3">
      <dt className="text-ink-3 text-xs">{label}</dt>
      <dd className="font-semibold text-2xl">{count}</dd>
    </div>
  )
}

function Rows({ effect, rows, count }: { effect: DiffRow['effect']; rows: readonly DiffRow[]; count: number }) {
  const { t } = useTranslation('rule-builder')
  const { name } = useGroup()
  const shown = rows.filter((row) => row.effect === effect)
  if (shown.length === 0) return null
  const Icon = effect === 'opens' ? Bell : BellOff
  return (
    <section aria-label={t(`diff.${effect}`)} className="mt-5">
      <h3 className="flex items-center gap-2 font-semibold">
        <Icon aria-hidden className={`size-4 ${effect === 'opens' ? 'text-watch-mark' : 'text-good-mark'}`} />
        {t(`diff.${effect}`)} <span className="font-normal text-ink-3">{count}</span>
      </h3>
      <ul>
        {shown.map((row, at) => (
          <li key={at} className="flex items-center gap-3 border-line border-t py-1.5">
            <div className="min-w-0 flex-1">
              {row.record ? <RecordLine record={row.record} /> : <p className="text-ink-3">{t('diff.hidden')}</p>}
            </div>
            <span className="flex-none text-ink-2">{row.person ? name(row.person.name) : t('diff.nobody')}</span>
          </li>
        ))}
      </ul>
      {shown.length < count && <p className="text-ink-3">{t('diff.more', { count: count - shown.length })}</p>}
    </section>
  )
}

function Wording({ title, wording }: { title: string; wording: WordingView }) {
  const { t } = useTranslation('rule-builder')
  const { name } = useGroup()
  const { why, when, condition, severity, notify } = wording
  return (
    <article className="mt-4 first:mt-0">
      <h2 className="font-semibold text-base">{title}</h2>
      <p className="text-ink-2">{name(why)}</p>
      {when && <RuleWords words={when} />}
      <RuleWords words={condition} />
      <p className="text-ink-2">
        {t('diff.tells', {
          severity: t(`severity.${severity}` as never) as string,
          who: notify.map((one) => t(`notify.${one}` as never) as string).join(t('comma')),
        })}
      </p>
    </article>
  )
}
