import { ChevronLeft, PanelLeftClose, PanelLeftOpen } from 'lucide-react'
import { Fragment, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { GantryMark } from '#app/components/ui/gantry-mark.tsx'
import { OfflineBanner } from '#app/components/ui/offline-banner.tsx'
import { Bell, Count } from './bell.tsx'
import { NewsBar } from './news-bar.tsx'
import { PersonMenu, type ShellActor } from './person-menu.tsx'
import { ProgressLine } from './progress-line.tsx'
import type { Crumb } from './use-crumbs.ts'

export interface NavItem {
  to: string
  label: string
  icon: ReactNode
  section?: string
  /** of something that waits there; none is not said */
  count?: number
  current?: boolean
}

export interface ShellProps {
  actor: ShellActor
  nav: NavItem[]
  crumbs: Crumb[]
  /** where everything is looked for */
  search?: ReactNode
  /** opens and shuts what stands beside the page */
  aside?: ReactNode
  /** what stands beside the page; a phone shows it over it */
  beside?: ReactNode
  /** what I was told of and have not read, up to a hundred */
  unread?: number
  /** The choice kept in the cookie `side`; under 1360 px the side bar folds by itself. */
  folded?: boolean
  /** shows what happened since the page was loaded; undefined: there is nothing new */
  news?: (() => void) | undefined
  lng: 'zh-CN' | 'en'
  theme: 'light' | 'dark' | 'system'
  /** Path and query of this page, to come back to after a preference was posted. */
  back: string
  /** Takes the place of the tab bar on a phone, on a record. */
  phoneBar?: ReactNode
  children: ReactNode
}

const TABS = 5

/** Where I am and where I can go: side bar and top bar on a desktop, top bar and tab bar on a phone. */
export function Shell(props: ShellProps) {
  const { t } = useTranslation('shell')
  const menu = <PersonMenu actor={props.actor} lng={props.lng} theme={props.theme} back={props.back} />
  return (
    <div className="shell" data-folded={props.folded ? '' : undefined}>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-50 focus:rounded-md focus:bg-raised focus:px-3 focus:py-2 focus:shadow-float"
      >
        {t('skip')}
      </a>
      <ProgressLine />
      <SideBar home={props.actor.home.name} nav={props.nav} folded={props.folded} back={props.back} />
      <div className="shell-main relative flex min-h-0 min-w-0 flex-col">
        <TopBar
          home={props.actor.home.name}
          crumbs={props.crumbs}
          search={props.search}
          bell={<Bell unread={props.unread ?? 0} />}
          aside={props.aside}
          menu={menu}
        />
        <OfflineBanner />
        <NewsBar show={props.news} />
        <main id="main" tabIndex={-1} className="relative min-h-0 flex-1 overflow-y-auto focus-visible:outline-none">
          {props.children}
        </main>
        {props.phoneBar ? (
          <div className="hidden flex-none gap-2.5 border-line border-t bg-surface px-4 pt-2 pb-[max(12px,env(safe-area-inset-bottom))] phone:flex [&>*]:flex-1">
            {props.phoneBar}
          </div>
        ) : (
          <nav aria-label={t('places')} className="tab-bar">
            {props.nav.slice(0, TABS).map((item) => (
              <Link key={item.to} to={item.to} aria-current={item.current ? 'page' : undefined}>
                <span className="relative">
                  {item.icon}
                  <Count of={item.count} className="-top-1.5 absolute left-3" />
                </span>
                <span className="max-w-full truncate tracking-tight">{item.label}</span>
              </Link>
            ))}
          </nav>
        )}
      </div>
      {props.beside}
    </div>
  )
}

function SideBar(props: { home: string; nav: NavItem[]; folded: boolean | undefined; back: string }) {
  const { t } = useTranslation('shell')
  const Fold = props.folded ? PanelLeftOpen : PanelLeftClose
  const fold = t(props.folded ? 'unfold' : 'fold')
  return (
    <aside
      aria-label={t('product')}
      className="flex min-h-0 flex-col border-line border-r bg-canvas px-2 pb-2 phone:hidden"
    >
      <Link to="/" className="mb-2 flex h-12 flex-none items-center gap-2.5 rounded-md px-1.5" title={props.home}>
        <GantryMark />
        <span className="shell-word min-w-0">
          <b className="block font-semibold text-base leading-[18px]">{t('product')}</b>
          <span className="cut block text-ink-3 text-xs leading-[14px]">{props.home}</span>
        </span>
      </Link>
      <nav aria-label={t('places')} className="shell-nav min-h-0 flex-1 overflow-y-auto p-px">
        {props.nav.map((item, at) => (
          <Fragment key={item.to}>
            {item.section && item.section !== props.nav[at - 1]?.section ? (
              <div className="shell-heading">{item.section}</div>
            ) : null}
            <Link to={item.to} title={item.label} aria-current={item.current ? 'page' : undefined}>
              {item.icon}
              <span className="shell-word cut flex-1">{item.label}</span>
              <Count of={item.count} className="shell-word" />
            </Link>
          </Fragment>
        ))}
      </nav>
      <form method="post" action="/preferences" className="mt-2 flex-none border-line border-t pt-2 fold:hidden">
        <input type="hidden" name="side" value={props.folded ? 'open' : 'folded'} />
        <input type="hidden" name="back" value={props.back} />
        <button
          type="submit"
          title={fold}
          className="shell-fold flex h-8 w-full items-center gap-2.5 rounded-md px-2 font-medium text-ink-2 hover:bg-pressed"
        >
          <Fold aria-hidden className="text-ink-3" />
          <span className="shell-word">{fold}</span>
        </button>
      </form>
    </aside>
  )
}

interface TopBarProps {
  home: string
  crumbs: ShellProps['crumbs']
  search: ReactNode
  bell: ReactNode
  aside: ReactNode
  menu: ReactNode
}

function TopBar(props: TopBarProps) {
  const { t } = useTranslation('shell')
  const parent = props.crumbs.length > 1 ? props.crumbs.at(-2) : undefined
  return (
    <header className="flex h-12 flex-none items-center gap-2 border-line border-b pr-4 pl-5 phone:h-[52px] phone:pr-1 phone:pl-1">
      <div className="hidden min-w-0 flex-1 items-center phone:flex">
        {parent?.to ? (
          <Link to={parent.to} className="flex h-11 min-w-0 items-center gap-0.5 pr-3 pl-2 text-ink-3 text-md">
            <ChevronLeft aria-hidden className="size-[22px] text-ink-2" />
            <span className="cut">{parent.label}</span>
          </Link>
        ) : (
          <b className="cut pl-3 font-semibold text-md">{props.home}</b>
        )}
      </div>
      <nav aria-label={t('here')} className="desk-only min-w-0 flex-1">
        <ol className="flex min-w-0 items-center gap-1.5 text-ink-3">
          {props.crumbs.map((crumb, at) => (
            <Fragment key={crumb.label + (crumb.to ?? '')}>
              {at > 0 ? (
                <li aria-hidden className="text-line-strong">
                  {'/'}
                </li>
              ) : null}
              {at === props.crumbs.length - 1 ? (
                <li aria-current="page" className="cut font-medium text-ink">
                  {crumb.label}
                </li>
              ) : (
                <li className="flex-none">
                  {crumb.to ? (
                    <Link to={crumb.to} className="hover:text-ink">
                      {crumb.label}
                    </Link>
                  ) : (
                    crumb.label
                  )}
                </li>
              )}
            </Fragment>
          ))}
        </ol>
      </nav>
      {props.search}
      {props.bell}
      {props.aside}
      {props.menu}
    </header>
  )
}
