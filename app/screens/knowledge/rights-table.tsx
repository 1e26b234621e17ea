import { Check, Minus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import { type DirectoryRight, directoryRights } from '#knowledge/directories/directory.schema.ts'

interface Line {
  key: string
  /** null: everybody */
  name: ReactNode
  rights: readonly DirectoryRight[]
  strong?: boolean
}

interface Props {
  lines: readonly Line[]
  shown?: readonly DirectoryRight[]
}

/** Who may do what, a line each: a tick or a dash, and the word for a screen reader. */
export function RightsTable({ lines, shown = directoryRights }: Props) {
  const { t } = useTranslation('knowledge')
  return (
    <table className="w-full table-fixed border-collapse" aria-label={t('rights.title')}>
      <thead>
        <tr className="text-ink-3 text-xs">
          <th scope="col" className="h-8 text-left font-normal">
            <span className="sr-only">{t('rights.who')}</span>
          </th>
          {shown.map((right) => (
            <th key={right} scope="col" className="break-words px-0.5 text-center font-normal">
              {t(`rights.${right}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.key} className="border-line border-t">
            <th
              scope="row"
              className={`h-9 break-words py-1 pr-2 text-left ${line.strong ? 'font-semibold' : 'font-normal'}`}
            >
              {line.name}
            </th>
            {shown.map((right) => (
              <td key={right} className="text-center">
                <Sign yes={line.rights.includes(right)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Sign({ yes }: { yes: boolean }) {
  const { t } = useTranslation('knowledge')
  const Mark = yes ? Check : Minus
  return (
    <>
      <Mark aria-hidden className={`inline size-4 ${yes ? 'text-good-mark' : 'text-ink-off'}`} />
      <span className="sr-only">{t(yes ? 'rights.yes' : 'rights.no')}</span>
    </>
  )
}

/** The lines of a directory as a table shows them. */
export function useGrantLines(
  grants: readonly { org: { id: string; name: { zh: string; en: string } } | null; rights: DirectoryRight[] }[],
): Line[] {
  const { t } = useTranslation('knowledge')
  const { name } = useGroup()
  return grants.map(({ org, rights }) => ({
    key: org?.id ?? 'everybody',
    name: org ? name(org.name) : t('rights.everybody'),
    rights,
  }))
}
