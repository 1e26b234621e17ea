import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import { newId } from '#lib/ids.ts'

interface AddProps {
  /** null: at the top */
  parentId: string | null
  /** whose it may be; one below another is that one's */
  orgs: readonly { id: string; name: Bilingual; depth: number }[]
  onClose: () => void
}

/** A new directory; its page opens next, where it is said who may do what in it. */
export function AddDirectoryDialog({ parentId, orgs, onClose }: AddProps) {
  const { t } = useTranslation('knowledge')
  const { name } = useGroup()
  const navigate = useNavigate()
  const [id] = useState(() => newId())
  const verb = useVerb(({ created }) => {
    onClose()
    if (created) void navigate(`/knowledge/directories/${created}`)
  })
  return (
    <VerbDialog
      title={t('directory.add')}
      lead={t(parentId ? 'directory.addBelow' : 'directory.addTop')}
      save={t('directory.addSave')}
      action="/knowledge/directories/add"
      verb={verb}
      failure={verb.failure}
      onClose={onClose}
      className="desk:grid-cols-2"
    >
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="parentId" value={parentId ?? ''} />
      <Names verb={verb} />
      {!parentId && (
        <Field label={t('directory.org')} hint={t('directory.orgHint')} error={verb.errorOf('orgId')}>
          {(field) => (
            <Select {...field} name="orgId" defaultValue={orgs[0]?.id}>
              {orgs.map((org) => (
                <option key={org.id} value={org.id}>
                  {'\u3000'.repeat(org.depth) + name(org.name)}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
    </VerbDialog>
  )
}

interface RenameProps {
  directory: { id: string; name: { zh: string; en: string } }
  onClose: () => void
}

export function RenameDirectoryDialog({ directory, onClose }: RenameProps) {
  const { t } = useTranslation(['knowledge', 'common'])
  const verb = useVerb(onClose)
  const { zh, en } = directory.name
  return (
    <VerbDialog
      title={t('directory.rename')}
      save={t('common:save')}
      action={`/knowledge/directories/${directory.id}/rename`}
      verb={verb}
      failure={verb.failure}
      onClose={onClose}
      className="desk:grid-cols-2"
    >
      <Names verb={verb} name={zh} nameLatin={en === zh ? '' : en} />
    </VerbDialog>
  )
}

function Names(props: { verb: ReturnType<typeof useVerb>; name?: string; nameLatin?: string }) {
  const { t } = useTranslation('knowledge')
  const { verb, name = '', nameLatin = '' } = props
  return (
    <>
      <Field label={t('directory.name')} error={verb.errorOf('name')} required>
        {(field) => <Input {...field} name="name" defaultValue={name} maxLength={80} />}
      </Field>
      <Field label={t('directory.nameLatin')} hint={t('directory.nameLatinHint')} error={verb.errorOf('nameLatin')}>
        {(field) => <Input {...field} name="nameLatin" defaultValue={nameLatin} maxLength={80} />}
      </Field>
    </>
  )
}
