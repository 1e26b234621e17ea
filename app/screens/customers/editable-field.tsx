import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFetcher, useRevalidator } from 'react-router'
import { useDraft } from '#app/components/forms/use-draft.ts'
import { ConflictPanel } from '#app/components/ui/conflict-panel.tsx'
import { EditableFact } from '#app/components/ui/editable-fact.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Duplicate } from '#crm/customers/find-duplicates.server.ts'
import type { FieldConflict } from '#crm/customers/who-changed.server.ts'
import { DuplicateList } from './duplicate-list.tsx'
import { type Refused, useFormWords } from './form-words.ts'
import { LikelyDialog } from './likely-dialog.tsx'

type Answer = Partial<Refused> & {
  changed?: boolean
  exists?: Duplicate
  likely?: Duplicate[]
}

interface Props {
  /** route of the verb that changes it */
  action: string
  field: string
  label: string
  /** as it is stored: what an edit is held against */
  value: string
  /** as it is read */
  display?: ReactNode
  options?: { value: string; label: string }[]
  editable: boolean
  /** further fields of the form, such as which contact it is */
  more?: Record<string, string>
}

/**
 * A fact that is edited where it stands. Somebody else's change is shown beside one's own; a name that another customer has
 * is shown with that customer. What was typed stays until the person decides.
 */
export function EditableField({ action, field, label, value, display, options, editable, more = {} }: Props) {
  const { t } = useTranslation('customers')
  const { name, moment, personId } = useGroup()
  const fetcher = useFetcher<Answer>()
  const { revalidate } = useRevalidator()
  const [sent, setSent] = useState({ value, base: value })
  const [settled, setSettled] = useState<unknown>(null)
  const [shut, setShut] = useState<unknown>(null)
  const [round, setRound] = useState(0)
  const pending = fetcher.state !== 'idle'
  const answer = pending || settled === fetcher.data ? undefined : fetcher.data
  const { errorOf, failure } = useFormWords(answer)
  const refused = answer as { failed?: { code: string; details: Record<string, unknown> } } | undefined
  const conflict =
    refused?.failed?.code === 'CONFLICT' && 'theirs' in refused.failed.details
      ? (refused.failed.details as unknown as FieldConflict)
      : null

  const draft = useDraft({ personId, form: [action, ...Object.values(more), field].join('.') })
  const { clear } = draft
  const kept = useMemo(() => {
    const { value: text, base } = draft.values ?? {}
    return typeof text === 'string' && typeof base === 'string' ? { value: text, base } : null
  }, [draft.values])
  const changed = fetcher.data?.changed !== undefined && !pending
  useEffect(() => {
    if (changed) clear({ restart: true })
  }, [changed, clear])

  const save = (next: string, base: string, notSame: Duplicate[] = []) => {
    setSent({ value: next, base })
    const form = new FormData()
    for (const [key, text] of Object.entries({ ...more, field, value: next, base })) form.set(key, text)
    for (const other of notSame) form.append('notSame[]', other.id)
    fetcher.submit(form, { method: 'post', action })
  }
  const giveUp = () => {
    clear({ restart: true })
    setSettled(fetcher.data)
    if (conflict) revalidate()
  }
  const letGo = () => {
    giveUp()
    setRound(round + 1)
  }
  const shown = (stored: string) =>
    options?.find((option) => option.value === stored)?.label ?? (stored === '' ? t('common:none') : stored)

  return (
    <>
      <EditableFact
        key={round}
        label={label}
        value={value}
        display={display}
        editor={options ? 'select' : 'text'}
        options={options}
        editable={editable}
        pending={pending}
        kept={kept}
        onType={(text, base) => draft.keepValues({ value: text, base })}
        onGiveUp={giveUp}
        onSave={(next, base) => save(next, conflict ? conflict.theirs : base)}
        error={conflict ? undefined : (errorOf('value') ?? failure)}
        conflict={
          conflict ? (
            <ConflictPanel
              mine={shown(sent.value)}
              theirs={shown(conflict.theirs)}
              theirName={conflict.by ? name(conflict.by) : t('common:somebody')}
              when={conflict.at ? moment(conflict.at) : undefined}
              busy={pending}
              onKeepMine={() => save(sent.value, conflict.theirs)}
              onTakeTheirs={letGo}
            />
          ) : answer?.exists ? (
            <div role="alert">
              <p className="text-risk-text text-xs">
                {t('duplicate.exists', { name: name(answer.exists.name), keeper: name(answer.exists.keeper.name) })}
              </p>
              <DuplicateList label={t('duplicate.existsLabel')} duplicates={[answer.exists]} />
            </div>
          ) : answer?.likely ? (
            <p className="text-watch-text text-xs">{t('likely.title')}</p>
          ) : undefined
        }
      />
      {answer?.likely && shut !== answer ? (
        <LikelyDialog
          likely={answer.likely}
          busy={pending}
          save={t('likely.saveName')}
          onSave={() => save(sent.value, sent.base, answer.likely)}
          onClose={() => setShut(answer)}
        />
      ) : null}
    </>
  )
}
