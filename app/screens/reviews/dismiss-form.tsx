import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { isComposing } from '#app/components/ui/ime.ts'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { Kbd } from '#app/components/ui/kbd.tsx'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { FlagView } from '#crm/contract-reviews/get-review.server.ts'
import { dismissReasons } from '#crm/contract-reviews/review-states.ts'
import { reviewKeys } from './use-review-keys.ts'

interface Props {
  flag: FlagView
  versionId: string
  onClose: () => void
  onDone: () => void
}

/**
 * Why a flag is none, asked beside the contract that it is read in. No reason is chosen beforehand: only a wrong mark counts
 * against its rule, and nobody should say so by pressing Enter. Figures choose, Enter sends, Esc gives up.
 */
export function DismissForm({ flag, versionId, onClose, onDone }: Props) {
  const { t } = useTranslation(['reviews', 'common'])
  const verb = useVerb(onDone)
  const [reason, setReason] = useState<string | null>(null)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (isComposing(event)) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      onClose()
    }
    const chosen = dismissReasons[Number(event.key) - 1]
    const types = event.target instanceof HTMLInputElement && event.target.type === 'text'
    if (chosen && !types) setReason(chosen)
  }
  const failure = verb.failed?.code === 'CONFLICT' ? t('moved') : verb.failure
  return (
    <GuardedForm
      fetcher={verb.fetcher}
      method="post"
      action={`/documents/${versionId}/decide-flag`}
      aria-label={t('dismiss.title')}
      onKeyDown={onKeyDown}
      className="grid gap-2"
    >
      <input type="hidden" name="flagId" value={flag.id} />
      <input type="hidden" name="decision" value="dismissed" />
      <input type="hidden" name="version" value={flag.version} />
      {failure && <InlineError>{failure}</InlineError>}
      {verb.errorOf('reason') && <InlineError>{verb.errorOf('reason')}</InlineError>}
      <fieldset>
        <legend className="pb-1 font-semibold">{t('dismiss.why')}</legend>
        {dismissReasons.map((each, at) => (
          <label
            key={each}
            className="-mx-2 flex min-h-8 items-center gap-2 rounded-md px-2 has-checked:bg-accent-subtle phone:min-h-11"
          >
            <input
              ref={at === 0 ? first : undefined}
              type="radio"
              name="reason"
              value={each}
              checked={reason === each}
              onChange={() => setReason(each)}
            />
            <span className="flex-1">{t(`dismiss.reason.${each}`)}</span>
            <Kbd>{String(at + 1)}</Kbd>
          </label>
        ))}
      </fieldset>
      <Input name="note" aria-label={t('dismiss.note')} placeholder={t('dismiss.note')} />
      {verb.errorOf('note') && <InlineError>{verb.errorOf('note')}</InlineError>}
      <div className="flex items-center gap-2.5">
        <Button type="submit" variant="primary" busy={verb.busy}>
          {t('dismiss.save')}
          <Kbd>{reviewKeys.send}</Kbd>
        </Button>
        <Button variant="quiet" onClick={onClose}>
          {t('common:cancel')}
          <Kbd>{reviewKeys.giveUp}</Kbd>
        </Button>
      </div>
      <p className="text-ink-3 text-xs">{t('dismiss.counts')}</p>
    </GuardedForm>
  )
}
