import {
  ArrowLeftRight,
  BookCheck,
  BookOpen,
  Bot,
  Building2,
  CalendarClock,
  CircleAlert,
  CircleQuestionMark,
  Cpu,
  FileCheck,
  FileSignature,
  Gavel,
  Inbox,
  Keyboard,
  KeyRound,
  Languages,
  LayoutDashboard,
  ListChecks,
  LogOut,
  PenLine,
  Plus,
  Scale,
  SquareKanban,
  Stamp,
  SunMoon,
  Target,
  Timer,
  TrendingUp,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { postPage } from '#app/components/forms/post-page.ts'
import { clearDrafts } from '#app/components/forms/use-draft.ts'
import type { PageAction } from '#app/components/shell/page-actions.tsx'
import { clearSeen } from '#app/components/shell/seen-records.ts'
import { holdsWords, searchable, searchWords } from '#crm/search/search-words.ts'
import type { PaletteGroup, PaletteItem } from './palette-item.ts'

export interface PaletteRights {
  readRules: boolean
  writeRules: boolean
  manageJobs: boolean
  keepRates: boolean
  keepModels: boolean
  createOpportunity: boolean
  createCustomer: boolean
}

/** What the palette may offer beside records. */
export interface PaletteOffer {
  may: PaletteRights
  /** of the page on screen */
  page: readonly PageAction[]
  lng: 'zh-CN' | 'en'
  theme: 'light' | 'dark' | 'system'
  /** path and query of this page */
  back: string
  onKeys: () => void
}

/** What can be done from anywhere, and on this page; where the query is not empty, what it names. A role is offered only its own. */
export function useActions(options: PaletteOffer): (q: string) => PaletteGroup[] {
  const { may, page, lng, theme, back, onKeys } = options
  const { t } = useTranslation(['palette', 'common', 'shell', 'help', 'exceptions'])
  const lines: Record<'page' | 'go' | 'new' | 'settings' | 'help', (PaletteItem & { words?: string })[]> = {
    page: page.map(({ id, label, icon, words, run }) => ({ id: `page:${id}`, label, icon, words, run })),
    go: [
      going('/workbench', t('common:nav.workbench'), <LayoutDashboard aria-hidden />, t('words.workbench')),
      going('/approvals', t('common:nav.approvals'), <Stamp aria-hidden />, t('words.approvals')),
      going('/approvals/away', t('common:nav.away'), <Stamp aria-hidden />, t('words.away')),
      going('/inbox', t('common:nav.inbox'), <Inbox aria-hidden />, t('words.inbox')),
      going('/opportunities', t('common:nav.opportunities'), <Target aria-hidden />, t('words.opportunities')),
      going('/opportunities/board', t('board'), <SquareKanban aria-hidden />, t('words.board')),
      going('/customers', t('common:nav.customers'), <Building2 aria-hidden />, t('words.customers')),
      going('/bids', t('common:nav.bids'), <Gavel aria-hidden />, t('words.bids')),
      going('/contracts', t('common:nav.contracts'), <FileSignature aria-hidden />, t('words.contracts')),
      going('/exceptions', t('exceptions:title'), <Scale aria-hidden />, t('words.ledger')),
      going('/knowledge', t('common:nav.knowledge'), <BookOpen aria-hidden />, t('words.knowledge')),
      ...(may.readRules
        ? [
            going('/rules', t('common:nav.rules'), <BookCheck aria-hidden />, t('words.rules')),
            going('/rules#sweep-title', t('help:administration.sweep'), <ListChecks aria-hidden />, t('words.sweep')),
          ]
        : []),
      ...(may.manageJobs
        ? [
            going('/admin/jobs', t('common:nav.jobs'), <Timer aria-hidden />, t('words.jobs')),
            going(
              '/admin/jobs#schedules-title',
              t('help:administration.schedules'),
              <CalendarClock aria-hidden />,
              t('words.schedules'),
            ),
          ]
        : []),
      ...(may.keepRates
        ? [going('/admin/exchange-rates', t('common:nav.rates'), <ArrowLeftRight aria-hidden />, t('words.rates'))]
        : []),
      ...(may.keepModels
        ? [going('/admin/models', t('common:nav.models'), <Cpu aria-hidden />, t('words.models'))]
        : []),
      going('/sessions', t('shell:sessions'), <KeyRound aria-hidden />, t('words.sessions')),
      going('/access-tokens', t('shell:tokens'), <Bot aria-hidden />, t('words.tokens')),
    ],
    new: [
      ...(may.writeRules
        ? [going('/rules/new', t('common:nav.newWarning'), <Plus aria-hidden />, t('words.newWarning'))]
        : []),
      ...(may.createOpportunity
        ? [going('/opportunities/new', t('common:newOpportunity'), <Plus aria-hidden />, t('words.newOpportunity'))]
        : []),
      ...(may.createCustomer
        ? [going('/customers/new', t('newCustomer'), <Plus aria-hidden />, t('words.newCustomer'))]
        : []),
      going('/knowledge/articles/new', t('common:newArticle'), <PenLine aria-hidden />, t('words.newArticle')),
    ],
    settings: [
      {
        id: 'language',
        icon: <Languages aria-hidden />,
        label: t(lng === 'en' ? 'toChinese' : 'toEnglish'),
        words: t('words.language'),
        run: () => postPage('/preferences', { lng: lng === 'en' ? 'zh-CN' : 'en', back }),
      },
      ...(['light', 'dark', 'system'] as const)
        .filter((one) => one !== theme)
        .map((one) => ({
          id: `theme:${one}`,
          icon: <SunMoon aria-hidden />,
          label: t(`theme.${one}`),
          words: t('words.theme'),
          run: () => postPage('/preferences', { theme: one, back }),
        })),
      {
        id: 'sign-out',
        icon: <LogOut aria-hidden />,
        label: t('shell:signOut'),
        words: t('words.signOut'),
        run: () => {
          clearDrafts()
          clearSeen()
          postPage('/sign-out')
        },
      },
    ],
    help: [
      ...(hasKeys()
        ? [{ id: 'keys', icon: <Keyboard aria-hidden />, label: t('keys.title'), words: t('words.keys'), run: onKeys }]
        : []),
      going('/help#stages', t('help:stages.title'), <TrendingUp aria-hidden />, t('words.stages')),
      going('/help#warnings', t('help:warnings.title'), <CircleAlert aria-hidden />, t('words.warnings')),
      going('/help#bids', t('help:bids.title'), <Gavel aria-hidden />, t('words.bids')),
      going('/help#contracts', t('help:contracts.title'), <FileCheck aria-hidden />, t('words.contracts')),
      going('/help#knowledge', t('help:knowledge.title'), <BookOpen aria-hidden />, t('words.knowledgeHelp')),
      going('/help#exceptions', t('help:exceptions.title'), <Scale aria-hidden />, t('words.exceptions')),
      going('/help', t('help:title'), <CircleQuestionMark aria-hidden />, t('words.help')),
    ],
  }
  return (q) => {
    const words = searchWords(q)
    return (['page', 'new', 'go', 'settings', 'help'] as const).map((id) => {
      const items = lines[id].filter((line) => holdsWords(`${line.label} ${line.words ?? ''}`, words))
      const begins = items.some((line) => searchable(line.label).startsWith(searchable(q)))
      return { id, heading: t(`group.${id}`), items, best: begins ? 1 : 3 }
    })
  }
}

/** A phone has no keyboard to be helped with. */
function hasKeys(): boolean {
  return !window.matchMedia('(hover: none) and (pointer: coarse)').matches
}

function going(to: string, label: string, icon: ReactNode, words: string): PaletteItem & { words: string } {
  return { id: `go:${to}`, icon, label, words, to }
}
