import { Bot, CircleQuestionMark, KeyRound, Languages, LogOut, Monitor, Moon, Sun } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { clearDrafts } from '#app/components/forms/use-draft.ts'
import { Avatar } from '#app/components/ui/avatar.tsx'
import { Menu, MenuForm, MenuGroup, MenuLink, MenuSeparator } from '#app/components/ui/dropdown-menu.tsx'
import { type Name, nameIn } from '#app/components/ui/name.ts'
import { clearSeen } from './seen-records.ts'

export interface ShellActor {
  name: Name
  title: string
  home: { name: string }
}

export interface PersonMenuProps {
  actor: ShellActor
  lng: 'zh-CN' | 'en'
  theme: 'light' | 'dark' | 'system'
  back: string
}

/** Who I am, how I want to read, where else I am signed in, and out. */
export function PersonMenu({ actor, lng, theme, back }: PersonMenuProps) {
  const { t, i18n } = useTranslation('shell')
  const name = nameIn(actor.name, i18n.language)
  return (
    <Menu
      trigger={
        <button
          type="button"
          aria-label={t('person', { name })}
          className="grid size-8 flex-none place-items-center rounded-full phone:size-11"
        >
          <Avatar name={actor.name} size="lg" />
        </button>
      }
    >
      <div className="px-2 pt-1.5 pb-1">
        <div className="font-medium">{name}</div>
        <div className="text-ink-3 text-xs">{[actor.title, actor.home.name].filter(Boolean).join(' · ')}</div>
      </div>
      <MenuSeparator />
      <MenuGroup label={t('language.label')}>
        {(['zh-CN', 'en'] as const).map((one) => (
          <MenuForm
            key={one}
            action="/preferences"
            fields={{ lng: one, back }}
            icon={<Languages aria-hidden />}
            checked={lng === one}
          >
            <span lang={one}>{t(`language.${one}`)}</span>
          </MenuForm>
        ))}
      </MenuGroup>
      <MenuGroup label={t('theme.label')}>
        {(['system', 'light', 'dark'] as const).map((one) => (
          <MenuForm
            key={one}
            action="/preferences"
            fields={{ theme: one, back }}
            icon={
              one === 'system' ? <Monitor aria-hidden /> : one === 'light' ? <Sun aria-hidden /> : <Moon aria-hidden />
            }
            checked={theme === one}
          >
            {t(`theme.${one}`)}
          </MenuForm>
        ))}
      </MenuGroup>
      <MenuSeparator />
      <MenuLink to="/sessions" icon={<KeyRound aria-hidden />}>
        {t('sessions')}
      </MenuLink>
      <MenuLink to="/access-tokens" icon={<Bot aria-hidden />}>
        {t('tokens')}
      </MenuLink>
      <MenuLink to="/help" icon={<CircleQuestionMark aria-hidden />}>
        {t('help')}
      </MenuLink>
      <MenuForm
        action="/sign-out"
        onSend={() => {
          clearDrafts()
          clearSeen()
        }}
        icon={<LogOut aria-hidden />}
      >
        {t('signOut')}
      </MenuForm>
    </Menu>
  )
}
