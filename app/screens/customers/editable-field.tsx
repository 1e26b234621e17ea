import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFetcher, useRevalidator } from 'react-router'
import { ConflictPanel } from '#app/components/ui/conflict-panel.tsx'
import { EditableFact } from '#app/components/ui/editable-fact.tsx'
import { isComposing } from '#app/components/ui/ime.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Duplicate } from '#crm/customers/find-duplicates.server.ts'
import type { FieldConflict } from '#crm/customers/who-changed.server.ts'
import { DuplicateList } from './duplicate-list.tsx'
import { type Refused, useFormWords } from './form-words.ts'
import { LikelyDialog } from './likely-dialog.tsx'

type Answer = Partial<Refused> & { exists?: Duplicate; likely?: Duplicate[] }

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
  const { name, moment } = useGroup()
  const fetcher = useFetcher<Answer>()
  const { revalidate } = useRevalidator()
  const [mine, setMine] = useState(value)
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

  const save = (next: string, base: string, notSame: Duplicate[] = []) => {
    setMine(next)
    const form = new FormData()
    for (const [key, text] of Object.entries({ ...more, field, value: next, base })) form.set(key, text)
    for (const other of notSame) form.append('notSame[]', other.id)
    fetcher.submit(form, { method: 'post', action })
  }
  const letGo = () => {
    setSettled(fetcher.data)
    setRound(round + 1)
    revalidate()
  }
  const shown = (stored: string) =>
    options?.find((option) => option.value === stored)?.label ?? (stored === '' ? t('common:none') : stored)

  return (
    <>
      <div
        className="contents"
        onKeyDownCapture={(event) => {
          // Esc gives up what was typed, and with it what was said about it.
          if (event.key === 'Escape' && !isComposing(event)) setSettled(fetcher.data)
        }}
      >
        <EditableFact
          key={round}
          label={label}
          value={value}
          display={display}
          editor={options ? 'select' : 'text'}
          options={options}
          editable={editable}
          pending={pending}
          onSave={(next) => save(next, value)}
          error={conflict ? undefined : (errorOf('value') ?? failure)}
          conflict={
            conflict ? (
              <ConflictPanel
                mine={shown(mine)}
                theirs={shown(conflict.theirs)}
                theirName={conflict.by ? name(conflict.by) : t('somebody')}
                when={conflict.at ? moment(conflict.at) : undefined}
                busy={pending}
                onKeepMine={() => save(mine, conflict.theirs)}
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
      </div>
      {answer?.likely && shut !== answer ? (
        <LikelyDialog
          likely={answer.likely}
          busy={pending}
          save={t('likely.saveName')}
          onSave={() => save(mine, value, answer.likely)}
          onClose={() => setShut(answer)}
        />
      ) : null}
    </>
  )
}
