import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDraft } from '#app/components/forms/use-draft.ts'
import { ConflictPanel } from '#app/components/ui/conflict-panel.tsx'
import { EditableFact } from '#app/components/ui/editable-fact.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { FieldConflict, TenderTaken } from '#crm/opportunities/change-opportunity.server.ts'
import type { EditableField } from '#crm/opportunities/opportunity.schema.ts'
import { useVerb } from './use-verb.ts'

interface Props {
  id: string
  may: boolean
  field: EditableField
  label: string
  /** as typed; empty when there is nothing */
  value: string
  display?: string
  editor?: 'text' | 'number' | 'date'
}

/** One field of an opportunity, edited in place. When somebody was faster both values are shown, and the person chooses. */
export function FieldFact({ id, may, field, label, value, display, editor = 'text' }: Props) {
  const { t } = useTranslation(['opportunities', 'common'])
  const { name, moment, personId } = useGroup()
  const [typed, setTyped] = useState('')
  const draft = useDraft({ personId, form: `opportunity.${id}.${field}` })
  const kept = useMemo(() => {
    const { value: text, base } = draft.values ?? {}
    return typeof text === 'string' && typeof base === 'string' ? { value: text, base } : null
  }, [draft.values])
  const verb = useVerb(() => draft.clear({ restart: true }))
  const send = (next: string, base: string) => {
    setTyped(next)
    verb.fetcher.submit({ field, value: next, base }, { method: 'post', action: `/opportunities/${id}/change` })
  }
  const conflict = conflictOf(verb.failed)
  const taken = takenOf(verb.failed)
  const takenWords = taken && {
    keeper: name(taken.keeper),
    name: taken.ask ? name(taken.ask.name) : '',
    email: taken.ask?.email ?? '',
  }
  return (
    <EditableFact
      field={field}
      label={label}
      value={value}
      display={display ?? <span className="text-ink-3">{t('common:none')}</span>}
      editor={editor}
      editable={may}
      pending={verb.busy}
      kept={kept}
      onType={(text, base) => draft.keepValues({ value: text, base })}
      onGiveUp={() => {
        draft.clear({ restart: true })
        verb.settle()
      }}
      onSave={(next, base) => send(next, conflict ? conflict.theirs : base)}
      error={
        verb.errorOf('value') ??
        (takenWords && (taken.ask ? t('tender.takenAsk', takenWords) : t('tender.taken', takenWords))) ??
        (conflict ? undefined : verb.failure)
      }
      conflict={
        conflict && (
          <ConflictPanel
            label={label}
            mine={typed}
            theirs={conflict.theirs || t('common:none')}
            theirName={conflict.by ? name(conflict.by) : t('common:somebody')}
            when={conflict.at ? moment(conflict.at) : undefined}
            onKeepMine={() => send(typed, conflict.theirs)}
            onTakeTheirs={() => send(conflict.theirs, conflict.theirs)}
            busy={verb.busy}
          />
        )
      }
    />
  )
}

interface Failed {
  code: string
  details: Record<string, unknown>
}

function takenOf(failed: Failed | undefined): TenderTaken | undefined {
  return failed?.code === 'DUPLICATE' && failed.details.keeper ? (failed.details as unknown as TenderTaken) : undefined
}

function conflictOf(failed: Failed | undefined): FieldConflict | null {
  if (failed?.code !== 'CONFLICT' || typeof failed.details.theirs !== 'string') return null
  return failed.details as unknown as FieldConflict
}
