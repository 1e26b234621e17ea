import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { draftList, draftText, useDraft } from '#app/components/forms/use-draft.ts'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { ConflictPanel } from '#app/components/ui/conflict-panel.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Textarea } from '#app/components/ui/textarea.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { OpportunityView } from '#crm/opportunities/get-opportunity.server.ts'
import { useVerb } from './use-verb.ts'

/** Who else bids: one name a line, in the order in which they count. Somebody else's list is shown beside one's own. */
export function CompetitorsDialog({ opportunity, onClose }: { opportunity: OpportunityView; onClose: () => void }) {
  const { t } = useTranslation(['opportunities', 'common'])
  const { personId } = useGroup()
  const now = opportunity.competitors.map((rival) => rival.typed)
  const [opened] = useState(now)
  const [typed, setTyped] = useState<string | null>(null)
  const draft = useDraft({ personId, form: `competitors.${opportunity.id}` })
  const verb = useVerb(() => {
    draft.clear()
    onClose()
  })
  const base = draftList(draft, 'base', opened)
  const text = typed ?? draftText(draft, 'text', opened.join('\n'))
  const mine = text
    .split('\n')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const moved = verb.failed?.code === 'CONFLICT' && now.join('\n') !== base.join('\n')
  const action = `/opportunities/${opportunity.id}/competitors`
  const save = (against: readonly string[]) => {
    const form = new FormData()
    for (const name of mine) form.append('names[]', name)
    for (const name of against) form.append('base[]', name)
    verb.fetcher.submit(form, { method: 'post', action })
  }
  const listed = (names: readonly string[]) => names.join(t('timeline.comma')) || t('competitors.none')
  return (
    <VerbDialog
      title={t('competitors.title')}
      save={t('common:save')}
      action={action}
      verb={verb}
      failure={moved ? undefined : verb.failure}
      onSubmit={(event) => {
        event.preventDefault()
        save(moved ? now : base)
      }}
      onClose={onClose}
    >
      <Field label={t('competitors.title')} hint={t('competitors.hint')} error={verb.errorOf('names')}>
        {(field) => (
          <Textarea
            {...field}
            rows={5}
            value={text}
            onChange={({ target }) => {
              setTyped(target.value)
              draft.keepValues({ text: target.value, base: [...base] })
            }}
          />
        )}
      </Field>
      {moved && (
        <ConflictPanel
          mine={listed(mine)}
          theirs={listed(now)}
          theirName={t('common:somebody')}
          busy={verb.busy}
          onKeepMine={() => save(now)}
          onTakeTheirs={() => {
            draft.clear()
            onClose()
          }}
        />
      )}
    </VerbDialog>
  )
}
