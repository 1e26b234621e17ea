import { useTranslation } from 'react-i18next'
import { type TabItem, Tabs } from '#app/components/ui/tabs.tsx'
import type { OpenView } from './view-address.ts'
import { ViewMenu } from './view-menu.tsx'

/** The views that every list has, and those that people saved. */
export function ViewsLine({ open, items }: { open: OpenView; items: TabItem[] }) {
  const { t } = useTranslation('opportunities')
  return (
    <div className="flex min-w-0 max-w-full items-center gap-1 phone:w-full phone:gap-2 phone:overflow-x-auto phone:[scrollbar-width:none]">
      {items.length > 0 && (
        <Tabs label={t('list.views.label')} className="min-w-0 phone:order-last phone:flex-none" items={items} />
      )}
      <ViewMenu open={open} />
    </div>
  )
}
