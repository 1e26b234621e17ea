import { useTranslation } from 'react-i18next'

const known = [
  'find_records',
  'open_record',
  'what_blocks_stage',
  'my_day',
  'overdue_payments',
  'pipeline_and_forecast',
  'search_knowledge',
  'find_contracts',
  'bids',
  'log_visit',
  'change_field',
] as const

/** What a tool does, for whoever waits for it. */
export function useToolWords(): (tool: string) => string {
  const { t } = useTranslation('copilot')
  return (tool) => {
    const one = known.find((name) => name === tool)
    return one ? t(`tools.${one}`) : t('tools.other')
  }
}
