import type { ReactNode } from 'react'
import { MyImports } from '#web/feature/analysis/MyImports.tsx'
import { Start } from '#web/feature/analysis/Start.tsx'
import { useText } from '#web/lib/text.ts'
import { Page } from '#web/ui/Page.tsx'

/** /imports/new: minutes, notes, a chat or a transcript are handed in to be read. */
export default function ImportNewPage(): ReactNode {
  const text = useText()
  return (
    <Page title={text('imports.title')} back={{ to: '/meetings', label: text('nav.meetings') }} width="text">
      <Start />
      <MyImports />
    </Page>
  )
}
