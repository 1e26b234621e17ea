import { useTranslation } from 'react-i18next'
import type { Sentence } from '#ai/summarise-bids/summary.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import { factorWords } from './factor-words.ts'

/** Says a sentence of figures in the reader's language; what was taken from a post-mortem, or written by a model, stands as it is. */
export function useSentenceWords(): (sentence: Sentence) => string {
  const { t } = useTranslation('bid-review')
  const { percent, sentence: sentenceOf } = useGroup()
  return (sentence) => {
    if (sentence.kind !== 'figure') return sentence.text
    const { won, bids, restBids, restRate, confidence } = sentence.factor
    const figures = {
      factor: factorWords(sentence.factor, sentenceOf),
      won,
      count: bids,
      restBids,
      rest: restRate === null ? '–' : percent(restRate * 100),
    }
    if (restRate === null) return t('told.alone', figures)
    if (sentence.side === 'even') return t('told.even', figures)
    return t(confidence === 'high' ? 'told.high' : 'told.medium', figures)
  }
}
