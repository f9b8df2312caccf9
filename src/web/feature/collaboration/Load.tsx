import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { type CollaborationLoad, loadQuery } from './api.ts'
import './collaboration.css'

type Department = CollaborationLoad['departments'][number]
type Person = Department['people'][number]

/** Who is loaded with what, department by department, beside what was offered (S4-03). */
export function Load({ id }: { id: string }): ReactNode {
  const text = useText()
  const query = useQuery(loadQuery(id))
  const columns: readonly Column<Person>[] = [
    {
      key: 'person',
      head: text('collaboration.load.person'),
      cell: ({ person }) => person?.name ?? text('collaboration.load.nobody'),
    },
    {
      key: 'open',
      head: text('collaboration.load.open'),
      width: 110,
      align: 'end',
      cell: ({ openTasks }) => openTasks,
    },
    {
      key: 'late',
      head: text('collaboration.load.late'),
      width: 80,
      align: 'end',
      cell: ({ lateTasks }) => (lateTasks === 0 ? null : <span className="late">{lateTasks}</span>),
    },
    {
      key: 'days',
      head: text('collaboration.load.days'),
      width: 150,
      align: 'end',
      cell: ({ workingDays, undated }) => (
        <span>
          {workingDays}
          {undated > 0 && (
            <span className="small faint"> {text('collaboration.load.undated', { count: undated })}</span>
          )}
        </span>
      ),
    },
    {
      key: 'elsewhere',
      head: text('collaboration.load.elsewhere'),
      width: 110,
      align: 'end',
      wideOnly: true,
      cell: ({ elsewhere }) => (elsewhere === 0 ? null : elsewhere),
    },
  ]
  return (
    <div className="stack">
      <p className="small quiet">{text('collaboration.load.lead')}</p>
      <Faces query={query}>
        {({ departments }) => {
          const shown = departments.filter(({ people, offered }) => people.length > 0 || offered !== null)
          if (shown.length === 0) return <p className="faint">{text('collaboration.load.none')}</p>
          return shown.map(({ department, people, offered }) => {
            const name = department?.name ?? text('collaboration.load.noDepartment')
            return (
              <section key={department?.id ?? 'none'} aria-label={name}>
                <h3 className="collaboration-load">{name}</h3>
                {offered !== null && <Offered offered={offered} />}
                {people.length > 0 && (
                  <RowTable
                    label={name}
                    columns={columns}
                    rows={people}
                    keyOf={({ person }) => person?.id ?? 'nobody'}
                  />
                )}
              </section>
            )
          })
        }}
      </Faces>
    </div>
  )
}

function Offered({ offered }: { offered: NonNullable<Department['offered']> }): ReactNode {
  const text = useText()
  const { people, material, moneyCents, duration } = offered
  const parts = [
    people && text('collaboration.load.people', { text: people }),
    material && text('collaboration.load.material', { text: material }),
    moneyCents !== null &&
      text('collaboration.load.money', { text: `¥${(moneyCents / 100).toLocaleString()}` }),
    duration && text('collaboration.load.duration', { text: duration }),
  ].filter(Boolean)
  if (parts.length === 0) return null
  return (
    <p className="small quiet">
      {text('collaboration.load.offered', { text: parts.join(text('common.listComma')) })}
    </p>
  )
}
