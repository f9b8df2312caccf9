import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { rulesQuery } from '#web/feature/information/api.ts'
import { Rules } from '#web/feature/information/Rules.tsx'
import { SettingsTabs } from '#web/feature/organisation/SettingsTabs.tsx'
import { useMe } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Page } from '#web/ui/Page.tsx'

export default function InformationPage(): ReactNode {
  const text = useText()
  const me = useMe()
  const query = useQuery(rulesQuery)
  return (
    <>
      <SettingsTabs />
      <Page title={text('information.title')}>
        <p className="quiet">{text('information.lead')}</p>
        <p className="small quiet">{text('information.applied')}</p>
        <Faces query={query}>{({ items }) => <Rules rules={items} canEdit={me.isAdmin} />}</Faces>
      </Page>
    </>
  )
}
