import { Forward } from 'lucide-react'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Combobox } from '#app/components/ui/combobox.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { fetchPeople } from '#app/screens/opportunities/fetch-people.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { ArticleView } from '#knowledge/articles/get-article.server.ts'
import { newId } from '#lib/ids.ts'

interface Props {
  article: Pick<ArticleView, 'id' | 'title'>
}

/** Opens the dialog, and says afterwards to whom the article went. */
export function ForwardButton({ article }: Props) {
  const { t } = useTranslation('knowledge')
  const [open, setOpen] = useState(false)
  const [sentTo, setSentTo] = useState<string | null>(null)
  return (
    <>
      <Button icon={<Forward aria-hidden />} onClick={() => setOpen(true)}>
        {t('forward.open')}
      </Button>
      <span role="status" className="text-ink-3">
        {sentTo !== null && t('forward.sent', { name: sentTo })}
      </span>
      {open && (
        <ForwardDialog
          article={article}
          onClose={() => setOpen(false)}
          onSent={(to) => {
            setSentTo(to)
            setOpen(false)
          }}
        />
      )}
    </>
  )
}

interface DialogProps extends Props {
  onClose: () => void
  /** to whom it went, as the picker has them */
  onSent: (to: string) => void
}

/** Hands an article to a colleague who may read it, and who is told, with a word about it. */
function ForwardDialog({ article, onClose, onSent }: DialogProps) {
  const { t } = useTranslation('knowledge')
  const { side, personId } = useGroup()
  const [id] = useState(() => newId())
  const [chosen, setChosen] = useState<{ value: string | null; label: string }>()
  const from = `/knowledge/articles/${article.id}/readers`
  const find = useCallback((q: string, signal: AbortSignal) => fetchPeople({ q, signal, side, from }), [side, from])
  const draft = useDraft({ personId, form: `article.forward.${article.id}` })
  const verb = useVerb(() => {
    draft.clear()
    onSent(chosen?.label ?? draftText(draft, 'toName'))
  })
  return (
    <VerbDialog
      title={t('forward.title')}
      lead={article.title}
      save={t('forward.save')}
      action={`/knowledge/articles/${article.id}/forward`}
      verb={verb}
      failure={verb.failure}
      draft={draft}
      onClose={onClose}
    >
      <input type="hidden" name="id" value={id} />
      <Field label={t('forward.to')} hint={t('forward.hint')} error={verb.errorOf('to')}>
        {(field) => (
          <Combobox
            {...field}
            name="to"
            labelName="toName"
            value={chosen === undefined ? draftText(draft, 'to') || null : chosen.value}
            valueLabel={draftText(draft, 'toName')}
            onChange={(value, option) => setChosen({ value, label: option?.label ?? '' })}
            fetcher={find}
            placeholder={t('forward.find')}
          />
        )}
      </Field>
      <Field label={t('forward.note')} error={verb.errorOf('note')}>
        {(field) => (
          <Textarea {...field} name="note" rows={3} maxLength={500} defaultValue={draftText(draft, 'note')} />
        )}
      </Field>
    </VerbDialog>
  )
}
