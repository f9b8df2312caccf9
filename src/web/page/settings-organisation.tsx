import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { LanguageModelForm } from '#web/feature/language-model/LanguageModelForm.tsx'
import { NoticeDefaults } from '#web/feature/notice/NoticeDefaults.tsx'
import { organisationQuery } from '#web/feature/organisation/api.ts'
import { OrganisationForm } from '#web/feature/organisation/OrganisationForm.tsx'
import { SettingsTabs } from '#web/feature/organisation/SettingsTabs.tsx'
import { ResourceKinds } from '#web/feature/output/ResourceKinds.tsx'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Page, Section } from '#web/ui/Page.tsx'

export default function OrganisationPage(): ReactNode {
  const text = useText()
  const organisation = useQuery(organisationQuery)
  return (
    <>
      <SettingsTabs />
      <Page title={text('organisation.own.title')} width="text">
        <Faces query={organisation}>
          {(view) => (
            <>
              {view.isDemo && <p className="tone-amber">{text('organisation.own.isDemo')}</p>}
              <OrganisationForm organisation={view} />
              <Section title={text('output.ownKind.title')}>
                <ResourceKinds />
              </Section>
              <Section title={text('noticeSetting.own.title')}>
                <NoticeDefaults version={view.version} />
              </Section>
              <Section title={text('languageModel.title')} id="language-model">
                <LanguageModelForm />
              </Section>
              <Section title={text('organisation.own.mail')}>
                <p className={view.mail.configured ? 'tone-green' : 'tone-amber'}>
                  <Icon name={view.mail.configured ? 'check' : 'mail'} />{' '}
                  {text(view.mail.configured ? 'organisation.own.mailOn' : 'organisation.own.mailOff')}
                </p>
                <p className="line quiet">
                  {view.mail.held > 0 && (
                    <span>{text('organisation.own.mailHeld', { count: view.mail.held })}</span>
                  )}
                  {view.mail.failed > 0 && (
                    <span className="late">
                      {text('organisation.own.mailFailed', { count: view.mail.failed })}
                    </span>
                  )}
                </p>
              </Section>
            </>
          )}
        </Faces>
      </Page>
    </>
  )
}
