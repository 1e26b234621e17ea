import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { SegmentedLinks } from '#app/components/ui/segmented-links.tsx'
import { Table, Td, Th, Tr } from '#app/components/ui/table.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { UsageLine } from '#crm/models/find-usage.server.ts'
import { costInMoney } from './cost-in-money.ts'
import { inGroups } from './in-groups.ts'
import type { UsageSpan } from './usage-span.ts'

/** Who used how much of what, the most first, with what it comes to. */
export function UsageSection({ usage, span }: { usage: readonly UsageLine[]; span: UsageSpan }) {
  const { t } = useTranslation('models')
  const { currency, date, name } = useGroup()
  const total = (of: 'calls' | 'tokensIn' | 'tokensOut' | 'cost') => usage.reduce((sum, line) => sum + line[of], 0)
  return (
    <section aria-labelledby="usage-title" className="border-line border-t pt-3">
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 pb-3 phone:px-4">
        <h2 id="usage-title" className="flex-1 font-semibold text-base">
          {t('usage.title')}
        </h2>
        <SegmentedLinks
          label={t('usage.span')}
          items={[
            { to: '/admin/models', label: t('usage.today'), current: span === 'today' },
            { to: '/admin/models?span=month', label: t('usage.month'), current: span === 'month' },
          ]}
        />
        {usage.length > 0 && (
          <a className="link inline-flex items-center gap-1.5" href={`/admin/models/usage.csv?span=${span}`} download>
            <Download aria-hidden className="size-3.5" />
            {t('usage.export')}
          </a>
        )}
      </header>
      {usage.length === 0 ? (
        <div className="px-5 phone:px-4">
          <EmptyState title={t('usage.none')}>{t('usage.noneLead')}</EmptyState>
        </div>
      ) : (
        <div className="overflow-x-auto px-5 phone:px-4">
          <Table label={t('usage.title')} className="phone:min-w-[640px]">
            <thead>
              <tr>
                <Th>{t('usage.person')}</Th>
                <Th>{t('usage.role')}</Th>
                <Th num>{t('usage.calls')}</Th>
                <Th num>{t('usage.tokensIn')}</Th>
                <Th num>{t('usage.tokensOut')}</Th>
                <Th num>{t('usage.cost', { currency })}</Th>
                <Th>{t('usage.lastDay')}</Th>
              </tr>
            </thead>
            <tbody>
              {usage.map((line) => (
                <Tr key={`${line.personId} ${line.role}`}>
                  <Td first>{name(line.name)}</Td>
                  <Td>{t(`role.${line.role}`)}</Td>
                  <Td num>{inGroups(line.calls)}</Td>
                  <Td num>{inGroups(line.tokensIn)}</Td>
                  <Td num>{inGroups(line.tokensOut)}</Td>
                  <Td num>{costInMoney(line.cost)}</Td>
                  <Td>{date(line.lastDay)}</Td>
                </Tr>
              ))}
              <Tr className="font-medium">
                <Td first>{t('usage.total')}</Td>
                <Td />
                <Td num>{inGroups(total('calls'))}</Td>
                <Td num>{inGroups(total('tokensIn'))}</Td>
                <Td num>{inGroups(total('tokensOut'))}</Td>
                <Td num>{costInMoney(total('cost'))}</Td>
                <Td />
              </Tr>
            </tbody>
          </Table>
        </div>
      )}
    </section>
  )
}
