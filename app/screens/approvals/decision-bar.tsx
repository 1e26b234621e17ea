import { CircleX, Forward, MoreHorizontal, UserPlus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { Menu, MenuButton } from '#app/components/ui/dropdown-menu.tsx'
import { Kbd } from '#app/components/ui/kbd.tsx'
import type { DecisionKind } from './decision-dialog.tsx'
import { approvalKeys, useDecisionKeys } from './use-list-keys.ts'

interface Props {
  opinion: string
  onOpinion: (opinion: string) => void
  onApprove: () => void
  onOpen: (kind: DecisionKind) => void
  busy: boolean
}

const others = [
  { kind: 'addSigner', Mark: UserPlus },
  { kind: 'delegate', Mark: Forward },
  { kind: 'reject', Mark: CircleX },
] as const

/** An opinion and the buttons; on a phone the two that matter in reach of the thumb, the others behind a third. */
export function DecisionBar({ opinion, onOpinion, onApprove, onOpen, busy }: Props) {
  const { t } = useTranslation('approvals')
  useDecisionKeys({ onApprove, onSendBack: () => onOpen('sendBack') })
  return (
    <section aria-label={t('decide.label')} className="flex items-center gap-2 phone:flex-wrap">
      <textarea
        aria-label={t('decide.opinion')}
        placeholder={t('decide.placeholder')}
        rows={1}
        maxLength={1000}
        className="control field-sizing-content max-h-24 min-h-8 min-w-0 flex-1 resize-none phone:min-h-11 phone:basis-full"
        value={opinion}
        onChange={(event) => onOpinion(event.target.value)}
      />
      {others.map(({ kind, Mark }) => (
        <Button
          key={kind}
          variant="quiet"
          className="phone:hidden"
          icon={<Mark aria-hidden />}
          onClick={() => onOpen(kind)}
        >
          {t(`decide.${kind}`)}
        </Button>
      ))}
      <span className="phone-only">
        <Menu
          align="start"
          trigger={
            <Button aria-label={t('decide.more')} className="w-11 px-0">
              <MoreHorizontal aria-hidden />
            </Button>
          }
        >
          {others.map(({ kind, Mark }) => (
            <MenuButton key={kind} onSelect={() => onOpen(kind)}>
              <Mark aria-hidden />
              {t(`decide.${kind}`)}
            </MenuButton>
          ))}
        </Menu>
      </span>
      <Button className="phone:flex-1" onClick={() => onOpen('sendBack')}>
        {t('decide.sendBack')}
        <Kbd>{approvalKeys.sendBack}</Kbd>
      </Button>
      <Button variant="primary" className="phone:flex-[1.6] desk:px-5" busy={busy} onClick={onApprove}>
        {t('decide.approve')}
        <Kbd className="border-current bg-transparent text-on-accent">{approvalKeys.approve}</Kbd>
      </Button>
    </section>
  )
}
