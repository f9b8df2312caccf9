import { type ReactNode, useState } from 'react'
import { locales } from '#domain/person/locale.ts'
import { useMe, useSession } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Menu, type MenuEntry } from '#web/ui/Menu.tsx'
import { useSignOut, useUpdateMe } from './api.ts'
import { DemoPeople } from './DemoPeople.tsx'

const themes = [
  { value: 'auto', icon: 'settings', key: 'nav.themeAuto' },
  { value: 'light', icon: 'sun', key: 'nav.themeLight' },
  { value: 'dark', icon: 'moon', key: 'nav.themeDark' },
] as const

/** Who I am, in which language and light; out; and in the demo, somebody else. */
export function MeMenu(): ReactNode {
  const text = useText()
  const me = useMe()
  const isDemo = useSession()?.organisation?.isDemo ?? false
  const update = useUpdateMe()
  const signOut = useSignOut()
  const [isSwitching, setSwitching] = useState(false)

  const entries: MenuEntry[] = [
    { heading: [me.departmentName, me.jobTitle].filter(Boolean).join(' · ') || me.email },
    { label: text('nav.mySettings'), icon: 'person', to: '/settings' },
    'rule',
    { heading: text('nav.language') },
    ...locales.map((locale) => ({
      label: text(`enum.locale.${locale}`),
      isChosen: me.locale === locale,
      act: () => update.mutate({ locale }),
    })),
    'rule',
    { heading: text('nav.theme') },
    ...themes.map(({ value, icon, key }) => ({
      label: text(key),
      icon,
      isChosen: me.theme === value,
      act: () => update.mutate({ theme: value }),
    })),
    'rule',
    { label: text('nav.signOut'), icon: 'door', act: () => signOut.mutate() },
  ]

  return (
    <>
      {isDemo && (
        <button
          type="button"
          className="button quiet"
          aria-label={text('nav.switchPerson')}
          title={text('nav.switchPerson')}
          onClick={() => setSwitching(true)}
        >
          <Icon name="switch" />
          <span className="switch-word">{text('nav.switchPerson')}</span>
        </button>
      )}
      <Menu label={`${me.name} · ${text('nav.me')}`} entries={entries} className="button quiet me-button">
        <Icon name="person" size={18} />
        <span className="me-name">{me.name}</span>
      </Menu>
      {isSwitching && (
        <Dialog title={text('nav.switchPerson')} width={560} onClose={() => setSwitching(false)}>
          <p className="quiet">{text('nav.switchHint')}</p>
          <DemoPeople onDone={() => setSwitching(false)} />
        </Dialog>
      )}
    </>
  )
}
