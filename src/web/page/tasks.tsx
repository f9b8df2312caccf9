import { type ReactNode, useCallback } from 'react'
import { filterOf, noFilters, TaskFilters } from '#web/feature/task/TaskFilters.tsx'
import { TaskList } from '#web/feature/task/TaskList.tsx'
import { type Filters, useFilters } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { LinkButton } from '#web/ui/Button.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Tabs } from '#web/ui/Tabs.tsx'

/** The same filters as the list, as the sheet's address takes them. */
function exportQuery(filters: Filters): string {
  return new URLSearchParams(filterOf(filters) as Record<string, string>).toString()
}

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
        actions={
          <a className="button button-plain" href={`/api/v1/tasks/export?${exportQuery(filters)}`} download>
            <Icon name="download" size={14} />
            {text('task.export')}
          </a>
        }
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
