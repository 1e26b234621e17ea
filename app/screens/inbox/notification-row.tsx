import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Badge } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { flagPath } from '#app/http/record-path.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import { RecordLine } from '#app/screens/warnings/record-line.tsx'
import { useWarningWords } from '#app/screens/warnings/use-warning-words.ts'
import type { NotificationView } from '#crm/notifications/find-notifications.server.ts'

interface Props<Kind extends NotificationView['kind']> {
  notification: NotificationView & { kind: Kind }
  onRead: () => void
}

/** Something I was told of: of what, about which record, why, and when. */
export function NotificationRow({ notification, onRead }: Props<NotificationView['kind']>) {
  switch (notification.kind) {
    case 'mention':
      return <MentionRow notification={notification} onRead={onRead} />
    case 'approval':
      return <ApprovalRow notification={notification} onRead={onRead} />
    case 'forward':
      return <ForwardRow notification={notification} onRead={onRead} />
    case 'delegation':
      return <DelegationRow notification={notification} onRead={onRead} />
    default:
      return <WarningRow notification={notification} onRead={onRead} />
  }
}

function WarningRow({ notification, onRead }: Props<'warning'>) {
  const { t } = useTranslation('inbox')
  const { name } = useGroup()
  const words = useWarningWords()
  const { read, warning, handed } = notification
  return (
    <Row
      told={notification}
      about={warning ? name(warning.rule.name) : t('gone')}
      beside={warning?.state === null && <Badge>{t('closed')}</Badge>}
      onRead={onRead}
    >
      {handed && (
        <p className="text-ink-2">
          {warning?.handedBy ? t('handed', { name: name(warning.handedBy.name) }) : t('handedTo')}
        </p>
      )}
      {warning?.record && <RecordLine record={warning.record} onOpen={read ? undefined : onRead} />}
      {warning && <p className="text-ink-3">{words.reason(warning)}</p>}
    </Row>
  )
}

/** A comment that mentions me: what of leads to the flag that it is about. */
function MentionRow({ notification, onRead }: Props<'mention'>) {
  const { t } = useTranslation('inbox')
  const { name } = useGroup()
  const { read, mention } = notification
  const about = mention ? t('mentioned', { name: name(mention.by.name) }) : t('mentionGone')
  return (
    <Row told={notification} about={about} onRead={onRead}>
      {mention && (
        <>
          <p className="cut text-ink-2">
            <Link
              className="link"
              to={flagPath({ versionId: mention.versionId, flagId: mention.flag.id })}
              onClick={read ? undefined : onRead}
            >
              {name(mention.flag.name)}
            </Link>
            <span className="text-ink-3">
              {` ${[mention.flag.clause, mention.document].filter(Boolean).join(' · ')}`}
            </span>
          </p>
          <p className="line-clamp-3 text-pretty break-words text-ink-3">{mention.text}</p>
        </>
      )}
    </Row>
  )
}

/** What I am asked to approve, or what has become of what I have submitted: leads to the request. */
function ApprovalRow({ notification, onRead }: Props<'approval'>) {
  const { t } = useTranslation('inbox')
  const { name } = useGroup()
  const { read, asked, reminder, assign, waits, approval } = notification
  if (!approval) return <Row told={notification} about={t('approval.gone')} onRead={onRead} />
  const what = name(approval.name)
  const key = approval.type === 'stage-exception' ? 'exception' : 'contract'
  const told = assign ? 'assign' : reminder ? 'reminder' : 'asked'
  const about = asked
    ? t(`approval.${told}.${key}`, { name: name(approval.submitter.name), what })
    : t(`approval.${approval.state}.${key}`, { what })
  return (
    <Row
      told={notification}
      about={about}
      beside={asked && !waits && <Badge>{t(assign ? 'approval.assigned' : 'approval.over')}</Badge>}
      onRead={onRead}
    >
      <p className="cut text-ink-2">
        <Link className="link" to={`/approvals/${approval.id}`} onClick={read ? undefined : onRead}>
          {t(!asked || !waits ? 'approval.open' : assign ? 'approval.assignNow' : 'approval.decide')}
        </Link>
        <span className="text-ink-3">{` ${name(approval.customer)}`}</span>
      </p>
    </Row>
  )
}

/** An article that a colleague handed to me: leads to it. */
function ForwardRow({ notification, onRead }: Props<'forward'>) {
  const { t } = useTranslation('inbox')
  const { name } = useGroup()
  const { read, forward } = notification
  const about = forward ? t('forwarded', { name: name(forward.by.name) }) : t('forwardGone')
  return (
    <Row told={notification} about={about} onRead={onRead}>
      {forward && (
        <>
          <p className="cut text-ink-2">
            <Link className="link" to={`/knowledge/articles/${forward.article.id}`} onClick={read ? undefined : onRead}>
              {forward.article.title}
            </Link>
          </p>
          {forward.note && <p className="line-clamp-3 text-pretty break-words text-ink-3">{forward.note}</p>}
        </>
      )}
    </Row>
  )
}

/** That I decide in somebody's place while they are away, or that this is over: leads to where it stands, and where I can end it. */
function DelegationRow({ notification, onRead }: Props<'delegation'>) {
  const { t } = useTranslation('inbox')
  const { name, date } = useGroup()
  const { read, delegation, over } = notification
  if (!delegation) return <Row told={notification} about={t('standIn.gone')} onRead={onRead} />
  const { by, standIn, fromDay, untilDay, ended } = delegation
  const about =
    over === null
      ? t('standIn.asked', { name: name(by.name), from: date(fromDay), until: date(untilDay) })
      : t(`standIn.${over}`, { name: name(over === 'for-me' ? standIn.name : by.name) })
  return (
    <Row
      told={notification}
      about={about}
      beside={ended && over === null && <Badge>{t('standIn.ended')}</Badge>}
      onRead={onRead}
    >
      <p className="cut text-ink-2">
        <Link className="link" to="/approvals/away" onClick={read ? undefined : onRead}>
          {t('standIn.open')}
        </Link>
      </p>
    </Row>
  )
}

interface RowProps {
  told: Pick<NotificationView, 'read' | 'at'>
  /** in a few words, as its button names it too */
  about: string
  beside?: ReactNode
  onRead: () => void
  children?: ReactNode
}

/** What all of them have: whether I read it, of what it tells, when, and a button that says I did. */
function Row({ told: { read, at }, about, beside, onRead, children }: RowProps) {
  const { t } = useTranslation('inbox')
  const { moment } = useGroup()
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 border-line border-t py-2.5">
      <span aria-hidden className={`mt-[7px] size-2 flex-none rounded-full ${read ? '' : 'bg-accent-mark'}`} />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-2">
          {!read && <span className="sr-only">{t('new')}</span>}
          <span className={read ? undefined : 'font-semibold'}>{about}</span>
          {beside}
          <time dateTime={at} className="text-ink-3 text-xs">
            {moment(at)}
          </time>
        </p>
        {children}
      </div>
      {!read && (
        <Button size="sm" variant="quiet" aria-label={t('readOf', { about })} onClick={onRead}>
          {t('read')}
        </Button>
      )}
    </li>
  )
}
