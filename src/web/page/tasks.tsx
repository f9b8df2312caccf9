import { type ReactNode, useCallback } from 'react'
import { noFilters, TaskFilters } from '#web/feature/task/TaskFilters.tsx'
import { TaskList } from '#web/feature/task/TaskList.tsx'
import { useFilters } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Tabs } from '#web/ui/Tabs.tsx'

export default function TasksPage(): ReactNode {
  const text = useText()
  const [filters, change] = useFilters()
  const clear = useCallback(() => change(noFilters), [change])
  return (
    <>
      <Tabs
        label={text('nav.tasks')}
        items={[
          { to: '/tasks', label: text('task.list.tab') },
          { to: '/decisions', label: text('decision.list.tab') },
        ]}
      />
      <Page
        title={text('task.list.title')}
        primary={
          <LinkButton to="/tasks/new" kind="primary" icon="plus">
            {text('task.new.action')}
          </LinkButton>
        }
      >
        <TaskFilters filters={filters} onChange={change} />
        <TaskList filters={filters} onClear={clear} />
      </Page>
    </>
  )
}
