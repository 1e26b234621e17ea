import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import { newId } from '#lib/ids.ts'
import { useViewWords } from './use-view-words.ts'
import { type OpenView, viewAddress } from './view-address.ts'
import { ViewFormDialog } from './view-form-dialog.tsx'

/** What can be done with conditions that are no view yet, or no longer the one they began as. */
export function ViewBar({ open }: { open: OpenView }) {
  const { t } = useTranslation(['views', 'common'])
  const navigate = useNavigate()
  const toast = useToast()
  const [savingAs, setSavingAs] = useState<string | null>(null)
  const { views, current, changed, drawn, query } = open
  const overwritten = useVerb(
    () => toast.show({ text: t('common:saved') }),
    (text) => toast.show({ text, tone: 'risk' }),
  )
  const overwrite = () => {
    if (!current || overwritten.busy) return
    const form = { version: current.version, drawn, query }
    overwritten.fetcher.submit(form, { method: 'post', action: `/views/${current.id}/overwrite` })
  }
  const mayOverwrite = current?.mine && (changed || current.lost.length > 0)
  return (
    <>
      {mayOverwrite && (
        <Button size="sm" busy={overwritten.busy} onClick={overwrite}>
          {t('overwrite')}
        </Button>
      )}
      {(!current || changed) && (
        <Button size="sm" variant="quiet" onClick={() => setSavingAs(newId())}>
          {t(current ? 'saveAs' : 'saveView')}
        </Button>
      )}
      {current && changed && (
        <ButtonLink size="sm" variant="quiet" to={viewAddress(views.list, current)}>
          {t('back')}
        </ButtonLink>
      )}
      {savingAs && (
        <ViewFormDialog
          form={`view.save.${views.list}`}
          title={t('saveTitle')}
          action="/views/save"
          shareable={views.shareable}
          name=""
          sharedWith="me"
          onClose={() => setSavingAs(null)}
          onDone={() => {
            setSavingAs(null)
            navigate(viewAddress(views.list, { id: savingAs, drawn, query }))
            toast.show({ text: t('common:saved') })
          }}
        >
          <input type="hidden" name="id" value={savingAs} />
          <input type="hidden" name="list" value={views.list} />
          <input type="hidden" name="drawn" value={drawn} />
          <input type="hidden" name="query" value={query} />
        </ViewFormDialog>
      )}
    </>
  )
}

/** Says what of a view is no longer there. */
export function ViewNotice({ open }: { open: OpenView }) {
  const { t } = useTranslation('views')
  const words = useViewWords()
  const { current, gone } = open
  const text = gone
    ? t('gone')
    : current && current.lost.length > 0
      ? t('lost', { name: current.name, conditions: words.lost(current) })
      : null
  return text ? (
    <InlineError tone="watch" className="mx-5 mb-2 flex-none phone:mx-4">
      {text}
    </InlineError>
  ) : null
}
