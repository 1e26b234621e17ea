import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { Button } from '#app/components/ui/button.tsx'
import { ConflictPanel } from '#app/components/ui/conflict-panel.tsx'
import { GuardedForm } from '#app/components/ui/guarded-form.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { PostMortemView } from '#crm/bids/get-post-mortem.server.ts'

type Part = PostMortemView['parts'][number]

interface Props {
  bidId: string
  part: Part
  onClose: () => void
}

/** Score and words of one dimension, written in place; a draft is kept. Whoever was first meanwhile is told by name, with both texts. */
export function PartForm({ bidId, part, onClose }: Props) {
  const { t } = useTranslation('bids')
  const { name, personId } = useGroup()
  const { dimension } = part
  // As the person saw it when they began.
  const [seen] = useState(part)
  const draft = useDraft({ personId, form: `post-mortem.${bidId}.${dimension}` })
  const done = () => {
    draft.clear()
    onClose()
  }
  const verb = useVerb(done)
  const action = `/bids/${bidId}/write-part`
  const text = (field: string, otherwise: string) => draftText(draft, field, otherwise)
  const [typed, setTyped] = useState<FormData>()
  const isMoved = (verb.failed?.details as { key?: string } | undefined)?.key === 'bid.partMoved'
  const keepMine = () => {
    const form = typed ?? new FormData()
    form.set('version', String(part.version))
    verb.fetcher.submit(form, { method: 'post', action })
  }
  return (
    <GuardedForm
      fetcher={verb.fetcher}
      key={draft.key}
      method="post"
      action={action}
      onInput={draft.keep}
      onSubmit={(event) => setTyped(new FormData(event.currentTarget))}
      className="grid gap-2"
    >
      <input type="hidden" name="dimension" value={dimension} />
      <input type="hidden" name="version" value={seen.version} />
      {isMoved && part.author ? (
        <ConflictPanel
          label={t('part.moved', { name: name(part.author.name) })}
          mine={String(typed?.get('text') ?? '')}
          theirs={part.text}
          theirName={name(part.author.name)}
          busy={verb.busy}
          onKeepMine={keepMine}
          onTakeTheirs={done}
        />
      ) : (
        verb.failure && <InlineError>{verb.failure}</InlineError>
      )}
      <fieldset className="flex flex-wrap items-center gap-2">
        <legend className="sr-only">{t('part.score')}</legend>
        {['1', '2', '3', '4', '5'].map((score) => (
          <label
            key={score}
            className="grid h-7 w-9 cursor-pointer place-items-center rounded-[5px] font-medium inset-ring inset-ring-line-strong has-checked:bg-accent has-checked:text-on-accent has-focus-visible:outline-2 has-focus-visible:outline-focus phone:h-11 phone:w-11"
          >
            <input
              type="radio"
              name="score"
              value={score}
              className="sr-only"
              defaultChecked={text('score', String(seen.score ?? '')) === score}
            />
            {score}
          </label>
        ))}
        <span className="text-ink-3">{t(`part.scoreHint.${dimension}`)}</span>
      </fieldset>
      <Textarea
        name="text"
        rows={3}
        maxLength={4000}
        aria-label={t('part.text', { dimension: t(`dimension.${dimension}`) })}
        aria-invalid={verb.errorOf('text') ? true : undefined}
        placeholder={t('part.placeholder')}
        defaultValue={text('text', seen.text)}
        className="field-sizing-content min-h-19"
      />
      {verb.errorOf('text') && <p className="text-risk-text text-xs">{verb.errorOf('text')}</p>}
      <div className="flex gap-2">
        <Button type="submit" size="sm" variant="primary" busy={verb.busy}>
          {t('part.save')}
        </Button>
        <Button size="sm" onClick={onClose}>
          {t('part.cancel')}
        </Button>
      </div>
    </GuardedForm>
  )
}
