import { useTranslation } from 'react-i18next'
import { useGroup } from '#app/i18n/use-group.ts'
import type { SavedViewRow } from '#crm/views/find-views.server.ts'

const conditions = new Set([
  'q',
  'mine',
  'major',
  'status',
  'type',
  'stage',
  'org',
  'owner',
  'customer',
  'min',
  'max',
  'signFrom',
  'signTo',
  'idleSince',
  'sort',
  'dir',
  'circle',
  'industry',
  'region',
  'grade',
])

/** How a view says whose it is, who has it, and what it has lost. */
export function useViewWords() {
  const { t } = useTranslation('views')
  const { name } = useGroup()
  return {
    /** whose it is and who has it; nothing for one's own that nobody else has */
    whose: ({ mine, owner, sharedWith, org }: SavedViewRow): string | null => {
      const who = sharedWith === 'group' ? t('group') : org ? name(org.name) : null
      if (mine) return who && t('sharedTo', { who })
      return t('sharedBy', { name: name(owner.name), who: who ?? '' })
    },
    lost: ({ lost }: SavedViewRow): string => {
      const words = lost.map((each) => t(`condition.${conditions.has(each) ? each : 'other'}` as never) as string)
      return [...new Set(words)].join(t('comma'))
    },
  }
}
