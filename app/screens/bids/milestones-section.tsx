import { Check, Circle, CircleAlert, Pencil } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Person } from '#app/components/ui/avatar.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { Section } from '#app/components/ui/section.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { BidView } from '#crm/bids/get-bid.server.ts'
import { daysBetween } from '#lib/clock.ts'
import { MilestonesDialog } from './milestones-dialog.tsx'

type Line = NonNullable<BidView['milestones']>['lines'][number]

/** What has to be done for the bid, by whom and until when; whoever is responsible says that it is done. */
export function MilestonesSection({ bid }: { bid: BidView }) {
  const { t } = useTranslation('bids')
  const [opening, setOpening] = useState(false)
  const close = useCallback(() => setOpening(false), [])
  const { milestones, may } = bid
  if (!milestones) return null
  const { lines } = milestones
  const done = lines.filter(({ doneOn }) => doneOn !== null).length
  return (
    <Section
      title={t('milestones.title')}
      count={`${done} / ${lines.length}`}
      fixed
      actions={
        may.edit && (
          <Button size="sm" variant="quiet" icon={<Pencil />} onClick={() => setOpening(true)}>
            {t('milestones.edit')}
          </Button>
        )
      }
    >
      {lines.length === 0 && <p className="text-ink-3">{t('milestones.none')}</p>}
      <ul aria-label={t('milestones.lines')}>
        {lines.map((line) => (
          <MilestoneLine key={line.id} bid={bid} line={line} />
        ))}
      </ul>
      {opening && <MilestonesDialog bid={bid} onClose={close} />}
    </Section>
  )
}

function MilestoneLine({ bid, line }: { bid: BidView; line: Line }) {
  const { t } = useTranslation('bids')
  const { name, date, today, personId } = useGroup()
  const verb = useVerb(() => undefined)
  const called = name(line.name)
  const late = daysBetween(line.dueOn, line.doneOn ?? today)
  const isLate = line.doneOn === null && late > 0
  const mayFinish = bid.may.edit || line.person?.id === personId
  const finish = (doneOn: string) =>
    verb.fetcher.submit(
      { milestoneId: line.id, doneOn, seenOn: line.doneOn ?? '' },
      { method: 'post', action: `/bids/${bid.id}/finish-milestone` },
    )
  const Mark = line.doneOn ? Check : isLate ? CircleAlert : Circle
  return (
    <li className="flex min-h-10 flex-wrap items-center gap-x-2.5 border-line border-t py-1 first:border-t-0">
      <Mark
        aria-hidden
        className={`size-4 flex-none ${line.doneOn ? 'text-good-mark' : isLate ? 'text-risk-mark' : 'text-ink-3'}`}
      />
      <span className="min-w-0 flex-1">
        <span className={line.doneOn ? 'text-ink-2' : 'font-medium'}>{called}</span>{' '}
        <span className="text-ink-3">{t(`lead.${line.lead}`)}</span>
      </span>
      {line.person ? (
        <Person name={line.person.name} size="sm" />
      ) : (
        <span className="text-ink-3">{t('milestones.nobody')}</span>
      )}
      <span className={isLate ? 'w-36 text-right font-medium text-risk-text' : 'w-36 text-right text-ink-3'}>
        {line.doneOn
          ? t('milestones.doneOn', { date: date(line.doneOn) })
          : t('milestones.dueOn', { date: date(line.dueOn) })}{' '}
        {late > 0 && t(line.doneOn ? 'milestones.doneLate' : 'milestones.late', { count: late })}
      </span>
      {mayFinish && (
        <Button
          size="sm"
          variant={line.doneOn ? 'quiet' : undefined}
          busy={verb.busy}
          aria-label={t(line.doneOn ? 'milestones.takeBackOf' : 'milestones.finishOf', { name: called })}
          onClick={() => finish(line.doneOn ? '' : today)}
        >
          {t(line.doneOn ? 'milestones.takeBack' : 'milestones.finish')}
        </Button>
      )}
      {verb.failure && <InlineError className="w-full">{verb.failure}</InlineError>}
    </li>
  )
}
