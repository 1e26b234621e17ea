import { Download } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useNavigation } from 'react-router'
import { buttonClass } from '#app/components/ui/button.tsx'
import { SearchInput } from '#app/components/ui/search-input.tsx'
import { SkeletonRows } from '#app/components/ui/skeleton.tsx'
import type { ReviewChoices } from '#crm/bids/get-bid-review.server.ts'
import { reviewAddress, reviewQuery } from './review-address.ts'
import { ReviewBody, type ReviewBodyProps } from './review-body.tsx'
import { ReviewSentence } from './review-sentence.tsx'

interface Props extends ReviewBodyProps {
  choices: ReviewChoices
}

/** What a selection of bids teaches: sentences with the records behind them, and one factor at a time. The conditions stand in the address. */
export function ReviewScreen({ filter, choices, figures, factors, bids, summary, model }: Props) {
  const { t } = useTranslation('bid-review')
  const navigate = useNavigate()
  const navigation = useNavigation()
  const loading = navigation.state === 'loading' && navigation.location.pathname === '/bids/review'
  return (
    <div className="pb-24 desk:pb-0">
      <header className="px-5 pt-3.5 pb-2.5 phone:px-4">
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <h1 className="font-semibold text-xl">{t('title')}</h1>
          <SearchInput
            key={filter.product ?? ''}
            className="desk:ml-auto desk:w-56 phone:w-full"
            label={t('search.label')}
            placeholder={t('search.placeholder')}
            defaultValue={filter.product ?? ''}
            onSearch={(product) => navigate(reviewAddress(filter, { product: product.trim() || undefined }))}
          />
          <a
            className={buttonClass({ variant: 'quiet', size: 'sm', className: 'phone:hidden' })}
            href={`/bids/review/export.csv${reviewQuery(filter)}`}
            download
          >
            <Download aria-hidden />
            {t('factors.export')}
          </a>
        </div>
        <div className="mt-2">
          <ReviewSentence filter={filter} choices={choices} />
        </div>
      </header>
      <div aria-busy={loading}>
        {loading ? (
          <SkeletonRows rows={12} />
        ) : (
          <ReviewBody filter={filter} figures={figures} factors={factors} bids={bids} summary={summary} model={model} />
        )}
      </div>
    </div>
  )
}
