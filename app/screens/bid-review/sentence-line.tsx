import { Cpu } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Sentence } from '#ai/summarise-bids/summary.ts'
import { cn } from '#app/components/ui/cn.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import type { ReviewedBid } from '#crm/bids/get-bid-review.server.ts'
import { recordsBehind } from './records-behind.ts'
import { useSentenceWords } from './use-sentence-words.ts'

interface Props {
  sentence: Sentence
  bids: ReadonlyMap<string, Pick<ReviewedBid, 'customer'>>
  onOpen: () => void
}

const tones = { won: 'text-good-text', lost: 'text-risk-text', even: 'text-ink-3' }
/** Records that are named behind a sentence; the others are counted. */
const named = 2

/** A sentence, and at its end the records behind it: the first by name, all of them a click away. */
export function SentenceLine({ sentence, bids, onOpen }: Props) {
  const { t } = useTranslation('bid-review')
  const { name } = useGroup()
  const say = useSentenceWords()
  const records = recordsBehind(sentence)
  const words = say(sentence)
  const more = records.length > named ? `+${records.length - named}` : t('evidence.short')
  return (
    <li className="grid grid-cols-[22px_minmax(0,1fr)] py-[3px]">
      <b className={cn('font-semibold text-sm leading-6', tones[sentence.side])}>{t(`side.${sentence.side}`)}</b>
      <p className="break-words text-md leading-6">
        {sentence.kind === 'quote' ? (
          <q lang={sentence.language === 'zh' ? 'zh-CN' : 'en'} className="text-ink-2">
            {words}
          </q>
        ) : sentence.kind === 'said' ? (
          <ModelWords lang={sentence.language === 'zh' ? 'zh-CN' : 'en'}>{words}</ModelWords>
        ) : (
          words
        )}{' '}
        <span className="inline-flex flex-wrap gap-1 align-middle">
          {records.slice(0, named).map((id) => {
            const bid = bids.get(id)
            return (
              <Link
                key={id}
                to={`/bids/${id}/post-mortem`}
                className="cut max-w-40 rounded-sm bg-accent-subtle px-1.5 text-accent-text text-xs leading-5 hover:underline phone:max-w-28"
              >
                {bid ? name(bid.customer) : ''}
              </Link>
            )
          })}
          <button
            type="button"
            onClick={onOpen}
            // As it is read out, so it is to be called: by what stands on it.
            aria-label={`${more} ${t('evidence.open', { count: records.length, sentence: words })}`}
            className="rounded-sm bg-pressed px-1.5 text-ink-2 text-xs leading-5 hover:text-ink"
          >
            {more}
          </button>
        </span>
      </p>
    </li>
  )
}

/** Words of a model, marked as such. */
function ModelWords({ lang, children }: { lang: string; children: string }) {
  const { t } = useTranslation('bid-review')
  return (
    <>
      <span className="mr-1.5 inline-flex items-center gap-1 rounded-sm bg-info-subtle px-1.5 align-[1px] text-info-text text-xs leading-5">
        <Cpu aria-hidden className="size-3" />
        {t('by.mark')}
      </span>
      <span lang={lang}>{children}</span>
    </>
  )
}
