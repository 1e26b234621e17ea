import { type ReactNode, useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useIsApple } from '#app/components/ui/use-is-apple.ts'
import { KeyList } from '#app/screens/palette/key-list.tsx'

const topics = [
  {
    id: 'stages',
    title: 'stages.title',
    paragraphs: ['stages.order', 'stages.gate', 'stages.board', 'stages.back', 'stages.end'],
  },
  {
    id: 'warnings',
    title: 'warnings.title',
    paragraphs: ['warnings.what', 'warnings.signs', 'warnings.when', 'warnings.later', 'warnings.ends'],
  },
  {
    id: 'bids',
    title: 'bids.title',
    paragraphs: ['bids.open', 'bids.look', 'bids.learn'],
  },
  {
    id: 'contracts',
    title: 'contracts.title',
    paragraphs: ['contracts.upload', 'contracts.marks', 'contracts.decide', 'contracts.absent'],
  },
  {
    id: 'knowledge',
    title: 'knowledge.title',
    paragraphs: ['knowledge.search', 'knowledge.rights', 'knowledge.write'],
  },
  {
    id: 'exceptions',
    title: 'exceptions.title',
    paragraphs: ['exceptions.none', 'exceptions.refusal', 'exceptions.ask'],
  },
] as const

export interface HelpScreenProps {
  may: { readRules: boolean; writeRules: boolean; manageJobs: boolean; keepRates: boolean; keepModels: boolean }
}

/** How the product is meant to be used, in a few words; a role reads of no page that it may not open. */
export function HelpScreen({ may }: HelpScreenProps) {
  const { t } = useTranslation(['help', 'palette'])
  const mod = useIsApple() ? '⌘' : 'Ctrl'
  const pages = [
    ...(may.manageJobs
      ? ([
          { to: '/admin/jobs', what: 'jobs' },
          { to: '/admin/jobs#schedules-title', what: 'schedules' },
        ] as const)
      : []),
    ...(may.keepRates ? ([{ to: '/admin/exchange-rates', what: 'rates' }] as const) : []),
    ...(may.keepModels ? ([{ to: '/admin/models', what: 'models' }] as const) : []),
    ...(may.readRules
      ? ([
          { to: '/rules', what: 'rules' },
          ...(may.writeRules ? ([{ to: '/rules/new', what: 'newWarning' }] as const) : []),
          { to: '/rules#sweep-title', what: 'sweep' },
        ] as const)
      : []),
  ]
  return (
    <div className="page-pad w-full max-w-[720px] pt-4.5 pb-10">
      <h1 className="font-semibold text-xl">{t('title')}</h1>
      <p className="mt-1 break-words text-ink-2">{t('lead')}</p>
      <nav aria-label={t('contents')} className="mt-3 flex flex-wrap gap-x-5 gap-y-1.5">
        {[...topics, { id: 'keys', title: 'palette:keys.title' } as const].map(({ id, title }) => (
          <a key={id} className="link break-words" href={`#${id}`}>
            {t(title)}
          </a>
        ))}
      </nav>
      {topics.map(({ id, title, paragraphs }) => (
        <Topic key={id} id={id} title={t(title)}>
          {paragraphs.map((one) => (
            <p key={one} className="mt-2 break-words text-md">
              {t(one)}
            </p>
          ))}
        </Topic>
      ))}
      <Topic id="keys" title={t('palette:keys.title')}>
        <KeyList mod={mod} />
      </Topic>
      {pages.length > 0 ? (
        <Topic id="administration" title={t('administration.title')}>
          <dl>
            {pages.map(({ to, what }) => (
              <div key={what} className="mt-2">
                <dt>
                  <Link className="link" to={to}>
                    {t(`administration.${what}`)}
                  </Link>
                </dt>
                <dd className="break-words text-ink-2">{t(`administration.${what}Text`)}</dd>
              </div>
            ))}
          </dl>
        </Topic>
      ) : null}
    </div>
  )
}

function Topic({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  const heading = useId()
  return (
    <section id={id} aria-labelledby={heading} className="mt-6 scroll-mt-4 border-line border-t pt-4">
      <h2 id={heading} className="break-words pb-1 font-semibold text-base">
        {title}
      </h2>
      {children}
    </section>
  )
}
