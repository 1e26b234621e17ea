import { Check, ChevronDown, ChevronUp, Copy, EyeOff, MessageSquare, RotateCcw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { cn } from '#app/components/ui/cn.ts'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { Kbd } from '#app/components/ui/kbd.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { clauseKinds } from '#crm/clauses/clause-kinds.ts'
import type { Compared } from '#crm/contract-reviews/compare-readings.ts'
import type { RuleFlagDetail } from '#crm/contract-reviews/flag-detail.ts'
import type { FlagView, ReviewView } from '#crm/contract-reviews/get-review.server.ts'
import { ComparedReading } from './compared-reading.tsx'
import { DismissForm } from './dismiss-form.tsx'
import { FlagComments } from './flag-comments.tsx'
import { PrecisionLine } from './precision-line.tsx'
import { SeverityWord } from './severity-word.tsx'
import { reviewKeys } from './use-review-keys.ts'

interface Props {
  flag: FlagView
  place: number
  of: number
  versionId: string
  may: ReviewView['may']
  busy: boolean
  failure: string | undefined
  onMove: (by: 1 | -1) => void
  onConfirm: () => void
  onDismiss: () => void
  onReopen: () => void
  onComment: () => void
  /** why it is none is being asked */
  dismissing: { onClose: () => void; onDone: () => void } | null
  /** how a model reads it; left out where none was asked about it */
  compared: Compared | undefined
}

/** The flag in focus: what it is, the facts, the rule, what to ask for instead, what was said, and what to do. */
export function FlagPanel(props: Props) {
  const { flag, place, of, versionId, may, busy, failure, onMove } = props
  const { t } = useTranslation('reviews')
  const { name } = useGroup()
  const { detail } = flag
  const said = 'said' in detail ? null : detail
  return (
    <section aria-label={t('flag')} className="flex min-h-0 flex-1 flex-col">
      <header className="flex flex-none items-center gap-2 px-5 py-2.5 text-ink-3 desk:border-line desk:border-b phone:px-4 phone:py-1">
        <span className="phone-only">
          <SeverityWord severity={flag.severity} />
        </span>
        <b className="font-semibold text-ink">{place + 1}</b>
        <span>{t('of', { of })}</span>
        <span className="cut">{flag.clause ?? t('nowhere')}</span>
        <span className="ml-auto flex flex-none items-center gap-1">
          <Kbd>{reviewKeys.previous}</Kbd>
          <IconButton label={t('previous')} onClick={() => onMove(-1)} disabled={place === 0}>
            <ChevronUp />
          </IconButton>
          <IconButton label={t('next')} onClick={() => onMove(1)} disabled={place === of - 1}>
            <ChevronDown />
          </IconButton>
          <Kbd>{reviewKeys.next}</Kbd>
        </span>
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4 phone:px-4 phone:py-0 phone:pb-3">
        <p className="flex flex-wrap items-center gap-3">
          <span className="phone:hidden">
            <SeverityWord severity={flag.severity} />
          </span>
          <Decided flag={flag} />
        </p>
        <h2 className="mt-1.5 font-semibold text-lg">{said ? name(said.name) : name(clauseKinds[flag.kind])}</h2>
        <p className="mt-1 text-ink-2">{'said' in detail ? detail.said : name(flag.at ? detail.why : detail.reason)}</p>
        {said?.isHidden && (
          <p className="mt-1 flex items-center gap-1.5 text-watch-text">
            <EyeOff aria-hidden className="size-4" />
            {t('hidden')}
          </p>
        )}
        {said?.overriddenBy && (
          <p className="mt-1 text-ink-3">{t('overridden', { clause: said.overriddenBy.clause })}</p>
        )}
        {said && <FactTable detail={said} />}
        {props.compared && <ComparedReading compared={props.compared} />}
        {flag.rule && said && <PrecisionLine rule={flag.rule} detail={said} />}
        {said && flag.at && <Suggestion detail={said} />}
        <FlagComments key={flag.id} flag={flag} versionId={versionId} may={may.comment} />
      </div>
      <footer className="flex-none border-line border-t px-5 py-3 phone:px-4">
        {failure && <InlineError>{failure}</InlineError>}
        {props.dismissing ? (
          <DismissForm key={flag.id} flag={flag} versionId={versionId} {...props.dismissing} />
        ) : (
          may.decide && <Decide {...props} busy={busy} />
        )}
        {!props.dismissing && (
          <p className="mt-1.5 text-ink-3 text-xs">
            {flag.rule
              ? t('method' in flag.detail && flag.detail.method === 'learnt' ? 'method.learnt' : 'method.lexicon')
              : t('method.person', { name: flag.addedBy ? name(flag.addedBy.name) : '' })}
          </p>
        )}
      </footer>
    </section>
  )
}

function Decided({ flag }: { flag: FlagView }) {
  const { t } = useTranslation('reviews')
  const { name, moment } = useGroup()
  const { decision, decidedBy, decidedAt, isCarried } = flag
  if (!decision) return null
  return (
    <span className="text-ink-3">
      {[
        t(`decision.${decision.outcome}`),
        decision.reason && t(`dismiss.reason.${decision.reason}`),
        isCarried && t('carried'),
        decidedBy && name(decidedBy.name),
        decidedAt && moment(decidedAt),
      ]
        .filter(Boolean)
        .join(' · ')}
    </span>
  )
}

/** What the contract says: first what trips the rule, then what it says beside. */
function FactTable({ detail }: { detail: RuleFlagDetail }) {
  const { t } = useTranslation('reviews')
  const { name } = useGroup()
  // What the contract says in the very words of the fact, the title of the flag says already.
  const told = new Set<string>()
  const facts = detail.facts.filter(({ label, said }) => {
    const line = `${name(label)} ${name(said)}`
    if (name(label) === name(said) || told.has(line)) return false
    told.add(line)
    return true
  })
  if (facts.length + detail.notes.length === 0) return null
  const hasLimits = facts.some(({ accepted }) => accepted)
  return (
    <table className="mt-3.5 w-full text-left">
      <thead className={hasLimits ? 'text-ink-3 text-xs' : 'sr-only'}>
        <tr>
          <th className="py-1 font-normal">
            <span className="sr-only">{t('fact')}</span>
          </th>
          <th className="py-1 font-normal">{t('stated')}</th>
          {hasLimits && <th className="py-1 font-normal">{t('accepted')}</th>}
        </tr>
      </thead>
      <tbody>
        {facts.map((fact) => (
          <FactRow key={`${fact.fact} ${fact.said.zh}`} fact={fact} trips limited={hasLimits} />
        ))}
        {detail.notes.map((fact) => (
          <FactRow key={`${fact.fact} ${fact.said.zh}`} fact={fact} limited={hasLimits} />
        ))}
      </tbody>
    </table>
  )
}

interface FactRowProps {
  fact: RuleFlagDetail['facts'][number]
  trips?: boolean
  /** whether there is a column of what would be no risk */
  limited: boolean
}

function FactRow({ fact, trips = false, limited }: FactRowProps) {
  const { name } = useGroup()
  return (
    <tr className="border-line border-t">
      <th className={cn('py-1.5 pr-3 font-normal', trips ? 'text-ink-2' : 'text-ink-3')}>{name(fact.label)}</th>
      <td className={cn('py-1.5', trips ? 'font-semibold text-risk-text' : 'text-ink-2')}>{name(fact.said)}</td>
      {limited && <td className="py-1.5 text-ink-2">{fact.accepted && name(fact.accepted)}</td>}
    </tr>
  )
}

function Suggestion({ detail }: { detail: RuleFlagDetail }) {
  const { t } = useTranslation('reviews')
  const { name } = useGroup()
  const { show } = useToast()
  const words = name(detail.suggestion)
  return (
    <div className="mt-3.5 border-line border-t pt-3">
      <p className="flex items-center gap-2 text-ink-3">
        {t('suggestion')}
        <Button
          size="sm"
          variant="quiet"
          icon={<Copy />}
          className="ml-auto"
          onClick={() => void navigator.clipboard.writeText(words).then(() => show({ text: t('copied') }))}
        >
          {t('copy')}
        </Button>
      </p>
      <p className="text-md">{words}</p>
    </div>
  )
}

function Decide({ flag, busy, may, onConfirm, onDismiss, onReopen, onComment }: Props) {
  const { t } = useTranslation('reviews')
  if (flag.decision) {
    return (
      <Button block icon={<RotateCcw />} busy={busy} onClick={onReopen}>
        {t('decision.undo')}
      </Button>
    )
  }
  return (
    <div className="flex gap-2.5 *:min-w-0">
      <Button variant="primary" className="flex-1" icon={<Check />} busy={busy} onClick={onConfirm}>
        {t('confirm')}
        <Kbd>{reviewKeys.confirm}</Kbd>
      </Button>
      <Button busy={busy} onClick={onDismiss}>
        {t('dismiss.button')}
        <Kbd>{reviewKeys.dismiss}</Kbd>
      </Button>
      {may.comment && (
        <Button onClick={onComment}>
          <span className="phone:sr-only">{t('comments.button')}</span>
          <MessageSquare aria-hidden className="phone-only size-4" />
          <Kbd>{reviewKeys.comment}</Kbd>
        </Button>
      )}
    </div>
  )
}
