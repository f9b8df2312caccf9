import { useInfiniteQuery } from '@tanstack/react-query'
import { type ComponentProps, type ReactNode, useState } from 'react'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { More } from '#web/ui/More.tsx'
import { type GroupView, groupsQuery } from './api.ts'
import type { RegisterAsk, Shown } from './ask.ts'
import { TaskTable } from './TaskTable.tsx'

type Group = NonNullable<Shown['group']>
/** So many are open at first; each asks for its own rows. */
const openAtFirst = 4

/** The list in groups: each with its number and its own pages. */
export function GroupedTables({
  by,
  ask,
  ...table
}: { by: Group; ask: RegisterAsk } & Omit<ComponentProps<typeof TaskTable>, 'ask' | 'label'>): ReactNode {
  const query = useInfiniteQuery(groupsQuery(ask, by))
  const say = useGroupName(by)
  return (
    <Faces query={query} isEmpty={({ pages }) => pages[0]?.items.length === 0} empty={table.empty}>
      {({ pages }) => (
        <div className="stack">
          {pages
            .flatMap(({ items }) => items)
            .map((group, at) => (
              <Folding key={group.key} title={say(group)} group={group} isOpenFirst={at < openAtFirst}>
                <TaskTable {...table} ask={{ ...ask, ...group.filter }} label={say(group)} />
              </Folding>
            ))}
          <More query={query} />
        </div>
      )}
    </Faces>
  )
}

/** What a group is called in the reader's language. */
export function useGroupName(by: Group): (group: Pick<GroupView, 'key' | 'label'>) => string {
  const text = useText()
  return ({ key, label }) => {
    if (label !== null) return label
    switch (by) {
      case 'state':
        return text(`enum.taskState.${key}`)
      case 'priority':
        return text(`enum.taskPriority.${key}`)
      case 'due':
        return text(`register.due.${key}`)
      case 'department':
        return text('register.group.noDepartment')
      case 'owner':
        return text('task.noOwner')
      case 'meeting':
        return text(key === 'none' ? 'register.group.noMeeting' : 'register.group.hiddenMeeting')
    }
  }
}

function Folding({
  title,
  group,
  isOpenFirst,
  children,
}: {
  title: string
  group: GroupView
  isOpenFirst: boolean
  children: ReactNode
}): ReactNode {
  const text = useText()
  const [isOpen, setOpen] = useState(isOpenFirst)
  return (
    <section className="register-group">
      <h2>
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          <Icon name={isOpen ? 'down' : 'right'} size={12} />
          {title}
          <span className="small faint">{text('register.group.count', { count: group.count })}</span>
          {group.overdue > 0 && (
            <span className="small late">{text('register.group.overdue', { count: group.overdue })}</span>
          )}
        </button>
      </h2>
      {isOpen && children}
    </section>
  )
}
