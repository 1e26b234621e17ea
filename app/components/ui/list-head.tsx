import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { buttonClass } from './button.tsx'

export interface ListHeadProps {
  title: ReactNode
  count: ReactNode
  /** views of the list, as `Tabs` */
  views?: ReactNode
  /** ways to draw the same records, as `SegmentedLinks` */
  drawn?: ReactNode
  search: ReactNode
  /** the button that opens a new record */
  create?: ReactNode
  /** the filters, as a `Sentence` */
  sentence: ReactNode
  /** what can be done with the conditions, beside the export */
  saving?: ReactNode
  /** address of what the filters let through, as a file; a page without one leaves it out */
  exportTo?: string
}

/**
 * The head of a list: what it is and how many, its views, the search and the one filled button; below, the filters with the
 * whole width to themselves but for the export, which a phone leaves out.
 */
export function ListHead(props: ListHeadProps) {
  const { title, count, views, drawn, search, create, sentence, saving, exportTo } = props
  const { t } = useTranslation('kit')
  return (
    <header className="flex-none px-5 pt-3.5 pb-2 phone:px-4">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <h1 className="font-semibold text-xl">
          {title} <span className="font-normal text-base text-ink-3">{count}</span>
        </h1>
        {views}
        <div className="ml-auto flex items-center gap-2 phone:ml-0 phone:w-full phone:flex-wrap">
          <div className="min-w-0 phone:min-w-40 phone:flex-1 desk:w-52">{search}</div>
          {drawn}
          {create}
        </div>
      </div>
      <div className="mt-2 flex items-start gap-3 phone:flex-col phone:gap-2">
        <div className="min-w-0 flex-1 phone:w-full">{sentence}</div>
        {saving && <div className="mt-px flex flex-none flex-wrap items-center gap-1">{saving}</div>}
        {exportTo && (
          <a
            className={buttonClass({ variant: 'quiet', size: 'sm', className: 'mt-px flex-none phone:hidden' })}
            href={exportTo}
            download
          >
            <Download aria-hidden />
            {t('list.export')}
          </a>
        )}
      </div>
    </header>
  )
}
