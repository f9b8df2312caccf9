import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { SettingsTabs } from '#web/feature/organisation/SettingsTabs.tsx'
import { ladderQuery } from '#web/feature/supervision/api.ts'
import { LadderForm } from '#web/feature/supervision/LadderForm.tsx'
import { useMe } from '#web/lib/session.ts'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Page } from '#web/ui/Page.tsx'

export default function LadderPage(): ReactNode {
  const text = useText()
  const me = useMe()
  const query = useQuery(ladderQuery)
  return (
    <>
      <SettingsTabs />
      <Page title={text('supervision.ladder.title')}>
        <p className="quiet">{text('supervision.ladder.about')}</p>
        <p className="small quiet">{text('supervision.ladder.daysHint')}</p>
        <Faces query={query}>
          {(ladder) => <LadderForm key={ladder.version} ladder={ladder} canChange={me.isAdmin} />}
        </Faces>
      </Page>
    </>
  )
}
