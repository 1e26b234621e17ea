import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ProposalConflict } from '#crm/conversations/proposal-outcome.ts'

interface Props {
  conflict: ProposalConflict
  title: string
}

/** Why a proposal was not carried out: what was proposed, what stands there now, and who was faster. */
export function ProposalConflictTable({ conflict, title }: Props) {
  const { t } = useTranslation('copilot')
  const { name, moment, moneyText, side } = useGroup()
  if (conflict.kind === 'gone') return <p className="px-3 py-2.5">{t('conflict.gone', { title })}</p>
  const shown = (value: string | null) => {
    if (value === null || value === '') return '–'
    return /^-?\d+\.\d{2}$/.test(value) && conflict.currency ? moneyText(value, conflict.currency) : value
  }
  const who = conflict.by?.[side]
  return (
    <div className="px-3 py-2.5">
      <p>
        {who && conflict.at
          ? t('conflict.by', { name: who, when: moment(conflict.at), title })
          : t('conflict.moved', { title })}
      </p>
      <table className="copilot-conflict">
        <thead>
          <tr>
            <th scope="col">
              <span className="sr-only">{t('conflict.field')}</span>
            </th>
            <th scope="col">{t('conflict.proposed')}</th>
            <th scope="col">{t('conflict.now')}</th>
          </tr>
        </thead>
        <tbody>
          {conflict.fields.map((field) => (
            <tr key={field.name}>
              <th scope="row">{name(field.label)}</th>
              <td>
                <del className="text-ink-3">{name(field.proposed)}</del>
              </td>
              <td className="font-semibold">{shown(field.now)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
