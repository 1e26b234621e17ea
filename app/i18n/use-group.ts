import { useTranslation } from 'react-i18next'
import { useRouteLoaderData } from 'react-router'
import type { loader } from '#app/routes/shell.tsx'
import { type Formats, formats } from './format.ts'
import { sideOf } from './languages.ts'

/** The group's day, the person, and how this language writes names, money and dates. */
export function useGroup(): Formats & { side: 'zh' | 'en'; today: string; currency: string; personId: string } {
  const { i18n } = useTranslation()
  const shell = useRouteLoaderData<typeof loader>('routes/shell')
  const today = shell?.today ?? ''
  return {
    ...formats({ language: i18n.language, today, timeZone: shell?.timeZone ?? 'Asia/Shanghai' }),
    side: sideOf(i18n.language),
    today,
    currency: shell?.currency ?? '',
    personId: shell?.actor.id ?? '',
  }
}
