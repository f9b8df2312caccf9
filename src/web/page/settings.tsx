import type { ReactNode } from 'react'
import { NoticeSettings } from '#web/feature/notice/NoticeSettings.tsx'
import { SettingsTabs } from '#web/feature/organisation/SettingsTabs.tsx'
import { AppearanceForm, MailForm, PasswordForm, SessionList } from '#web/feature/session/MySettings.tsx'
import { useMe, useSession } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Page, Section } from '#web/ui/Page.tsx'

export default function SettingsPage(): ReactNode {
  const text = useText()
  const me = useMe()
  const isDemo = useSession()?.organisation?.isDemo ?? false
  return (
    <>
      <SettingsTabs />
      <Page
        title={text('session.mine.title')}
        width="text"
        above={[me.name, me.departmentName, me.jobTitle].filter(Boolean).join(' · ')}
      >
        <Section title={text('session.mine.appearance')}>
          <AppearanceForm />
        </Section>
        <Section title={text('noticeSetting.title')} id="notices">
          <div className="stack">
            <p className="small faint">{text('noticeSetting.inProduct')}</p>
            <MailForm />
            <NoticeSettings mailOn={me.mailNotices} />
          </div>
        </Section>
        <Section title={text('session.mine.sessions')}>
          <SessionList />
        </Section>
        {!isDemo && (
          <Section title={text('session.mine.password')}>
            <PasswordForm />
          </Section>
        )}
      </Page>
    </>
  )
}
