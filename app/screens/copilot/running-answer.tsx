import { Check, CircleAlert, LoaderCircle, Square, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import type { TurnView } from '#crm/conversations/get-conversation.server.ts'
import { useToolWords } from './use-tool-words.ts'
import { useTurnStream } from './use-turn-stream.ts'

interface Props {
  /** address of the question */
  of: string
  turn: TurnView
  onEnded: () => Promise<boolean>
  onStop: () => void
}

const marks = {
  begun: <LoaderCircle aria-hidden className="animate-spin text-ink-3" />,
  done: <Check aria-hidden className="text-good-mark" />,
  failed: <X aria-hidden className="text-watch-mark" />,
}

/** An answer while it is made: what is looked up, the words so far, and the way to stop it. */
export function RunningAnswer({ of, turn, onEnded, onStop }: Props) {
  const { t } = useTranslation('copilot')
  const words = useToolWords()
  const { progress, lost } = useTurnStream({ of, attempt: turn.attempt, onEnded })
  const { text, steps } = progress ?? turn.progress
  return (
    <div className="grid gap-2">
      {steps.length > 0 && (
        <ul aria-label={t('steps')} className="grid gap-0.5 text-ink-2">
          {steps.map((step, at) => (
            <li key={`${at} ${step.tool}`} className="flex items-center gap-2">
              {marks[step.state]}
              {words(step.tool)}
            </li>
          ))}
        </ul>
      )}
      {text && <p className="copilot-text whitespace-pre-wrap break-words text-ink-2">{text}</p>}
      <div role="status" className="flex items-center gap-2 text-ink-3">
        {lost ? (
          <>
            <CircleAlert aria-hidden className="flex-none text-watch-mark" />
            <span className="flex-1">{t('lineLost')}</span>
            <Button size="sm" onClick={() => void onEnded()}>
              {t('readAgain')}
            </Button>
          </>
        ) : (
          <>
            {steps.length === 0 && <LoaderCircle aria-hidden className="animate-spin" />}
            <span className="flex-1">{t('answering')}</span>
          </>
        )}
        <Button size="sm" icon={<Square aria-hidden />} onClick={onStop}>
          {t('stop')}
        </Button>
      </div>
    </div>
  )
}
