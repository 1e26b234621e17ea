import { useTranslation } from 'react-i18next'
import type { WhyArticle, WhyBid } from '#ai/recommend-knowledge/recommended.ts'
import { useGroup } from '#app/i18n/use-group.ts'

const mostWords = 4

/** Says in the person's language why something is recommended. */
export function useWhyWords(): (why: WhyArticle | WhyBid) => string {
  const { t } = useTranslation(['recommendations', 'customers'])
  const { side } = useGroup()
  const list = (words: readonly { zh: string; en: string }[]) =>
    [...new Set(words.map((word) => word[side]))].slice(0, mostWords).join(t('why.and'))
  return (why) => {
    switch (why.kind) {
      case 'rule':
        return t('why.rule', { why: why.why[side], id: why.ruleId })
      case 'about':
      case 'lately':
      case 'product':
        return t(`why.${why.kind}`, { words: list(why.words) })
      case 'competitor':
        return t('why.competitor', { names: list(why.names) })
      case 'customer':
        return t('why.customer')
      case 'region':
        return t('why.region', { region: t(`customers:region.${why.id}` as never) as string })
      case 'industry':
        return t('why.industry', { industry: t(`customers:industry.${why.id}` as never) as string })
    }
  }
}
