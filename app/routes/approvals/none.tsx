import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { NothingOpen } from '#app/screens/approvals/nothing-open.tsx'

export const handle: PageHandle = {
  crumbs: (_data, { t }) => [{ label: t('nav.approvals') }],
  live: () => ({ topics: ['approval'] }),
}

export default NothingOpen
