import type { ReactNode } from 'react'
import { RiskLibrary } from '#web/feature/meeting-risk/RiskLibrary.tsx'
import { useText } from '#web/lib/text.ts'
import { Page } from '#web/ui/Page.tsx'
import { MeetingTabs } from './meeting-tabs.tsx'

export default function MeetingRisksPage(): ReactNode {
  const text = useText()
  return (
    <>
      <MeetingTabs />
      <Page title={text('meetingRisk.title')}>
        <RiskLibrary />
      </Page>
    </>
  )
}
