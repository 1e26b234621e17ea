import { MessageSquareText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { useIsApple } from '#app/components/ui/use-is-apple.ts'

interface Props {
  open: boolean
  /** undefined on the copilot's own page */
  onSwitch: (() => void) | undefined
}

/** The mark in the top bar that opens the copilot beside the page. */
export function CopilotSwitch({ open, onSwitch }: Props) {
  const { t } = useTranslation('copilot')
  const apple = useIsApple()
  if (!onSwitch) {
    return (
      <Link
        to="/copilot"
        aria-label={t('open')}
        aria-current="page"
        className="grid size-8 flex-none place-items-center rounded-md bg-accent-subtle text-accent-text phone:size-11"
      >
        <MessageSquareText aria-hidden />
      </Link>
    )
  }
  return (
    <IconButton
      label={t('open')}
      title={t('openBy', { keys: [apple ? '⌘' : 'Ctrl', 'J'].join(' ') })}
      aria-keyshortcuts={apple ? 'Meta+J' : 'Control+J'}
      pressed={open}
      onClick={onSwitch}
    >
      <MessageSquareText aria-hidden />
    </IconButton>
  )
}
