import type { ReactNode } from 'react'
import { ImportTasks } from '#web/feature/register/ImportTasks.tsx'
import { useText } from '#web/lib/text.ts'
import { Page } from '#web/ui/Page.tsx'

/** The allocation sheet and the tracking sheet, filled in elsewhere, back into the register. */
export default function TasksImportPage(): ReactNode {
  const text = useText()
  return (
    <Page title={text('register.import.title')} back={{ to: '/tasks', label: text('task.list.title') }}>
      <ImportTasks />
    </Page>
  )
}
