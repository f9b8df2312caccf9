import type { ReactNode } from 'react'
import { ImportPeople } from '#web/feature/organisation/ImportPeople.tsx'
import { SettingsTabs } from '#web/feature/organisation/SettingsTabs.tsx'
import { useText } from '#web/lib/text.ts'
import { Page } from '#web/ui/Page.tsx'

export default function ImportPage(): ReactNode {
  const text = useText()
  return (
    <>
      <SettingsTabs />
      <Page
        title={text('organisation.import.title')}
        back={{ to: '/settings/people', label: text('organisation.people.title') }}
        primary={
          <a className="button" href="/api/v1/people/import/template" download>
            {text('organisation.import.template')}
          </a>
        }
      >
        <ImportPeople />
      </Page>
    </>
  )
}
