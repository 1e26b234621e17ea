import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { VerbDialog } from '#app/components/forms/verb-dialog.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import { type DirectoryRight, directoryRights } from '#knowledge/directories/directory.schema.ts'
import type { DirectoryGrant } from '#knowledge/directories/list-directories.server.ts'
import { newId } from '#lib/ids.ts'

interface Props {
  directoryId: string
  grants: readonly DirectoryGrant[]
  orgs: readonly { id: string; name: Bilingual; depth: number }[]
  onClose: () => void
}

interface Line {
  key: string
  /** empty: everybody */
  orgId: string
  rights: readonly DirectoryRight[]
}

/** Reading carries the rest: without it nothing is left, and whatever is ticked brings it along. */
function withRight(rights: readonly DirectoryRight[], right: DirectoryRight, on: boolean): DirectoryRight[] {
  if (!on) return right === 'read' ? [] : rights.filter((one) => one !== right)
  return directoryRights.filter((one) => one === 'read' || one === right || rights.includes(one))
}

/** Who may do what in a directory, a line for each organisation and one for everybody. */
export function GrantsDialog({ directoryId, grants, orgs, onClose }: Props) {
  const { t } = useTranslation(['knowledge', 'common'])
  const { name } = useGroup()
  const verb = useVerb(onClose)
  const [lines, setLines] = useState<Line[]>(() =>
    grants.map(({ org, rights }) => ({ key: newId(), orgId: org?.id ?? '', rights })),
  )
  const change = (key: string, part: Partial<Line>) =>
    setLines((now) => now.map((line) => (line.key === key ? { ...line, ...part } : line)))
  const unused = ['', ...orgs.map(({ id }) => id)].find((id) => !lines.some(({ orgId }) => orgId === id))
  const twice = new Set(lines.map(({ orgId }) => orgId)).size < lines.length
  return (
    <VerbDialog
      title={t('rights.edit')}
      lead={t('rights.lead')}
      save={t('common:save')}
      action={`/knowledge/directories/${directoryId}/set-grants`}
      verb={verb}
      failure={verb.failure ?? (twice ? t('rights.twice') : verb.errorOf('grants'))}
      onClose={onClose}
    >
      <input
        type="hidden"
        name="grants"
        value={JSON.stringify(lines.map(({ orgId, rights }) => ({ orgId: orgId || null, rights })))}
      />
      {lines.map((line, at) => (
        <fieldset key={line.key} className="grid gap-1 border-line border-b pb-3">
          <legend className="sr-only">{t('rights.line', { number: at + 1 })}</legend>
          <div className="flex items-center gap-2">
            <Select
              className="min-w-0 flex-1"
              aria-label={t('rights.orgOfLine', { number: at + 1 })}
              value={line.orgId}
              onChange={(event) => change(line.key, { orgId: event.target.value })}
            >
              <option value="">{t('rights.everybody')}</option>
              {orgs.map((org) => (
                <option key={org.id} value={org.id}>
                  {'\u3000'.repeat(org.depth) + name(org.name)}
                </option>
              ))}
            </Select>
            <IconButton
              label={t('rights.removeLine', { number: at + 1 })}
              onClick={() => setLines((now) => now.filter(({ key }) => key !== line.key))}
            >
              <X aria-hidden />
            </IconButton>
          </div>
          <div className="flex flex-wrap gap-x-5">
            {directoryRights.map((right) => (
              <label key={right} className="flex min-h-8 cursor-pointer items-center gap-2 phone:min-h-11">
                <input
                  type="checkbox"
                  className="check"
                  checked={line.rights.includes(right)}
                  onChange={(event) =>
                    change(line.key, { rights: withRight(line.rights, right, event.target.checked) })
                  }
                />
                {t(`rights.${right}`)}
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {lines.length === 0 && <p className="text-ink-3">{t('rights.none')}</p>}
      <div>
        <Button
          size="sm"
          variant="quiet"
          icon={<Plus />}
          disabled={unused === undefined}
          onClick={() => setLines((now) => [...now, { key: newId(), orgId: unused ?? '', rights: ['read'] }])}
        >
          {t('rights.addLine')}
        </Button>
      </div>
    </VerbDialog>
  )
}
