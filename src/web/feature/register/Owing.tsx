import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Filters } from '#web/lib/address.ts'
import { addressWith } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Light } from '#web/ui/Light.tsx'
import { Link } from '#web/ui/Link.tsx'
import { More } from '#web/ui/More.tsx'
import { RowTable } from '#web/ui/RowTable.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { OnDay, TimeLeft } from '#web/ui/When.tsx'
import { owingQuery, owingRowsQuery } from './api.ts'
import './register.css'

/** Who owes whom: departments in rows owe departments in columns; every number opens its rows. */
export default function Owing({ filters }: { filters: Filters }): ReactNode {
  const text = useText()
  const query = useQuery(owingQuery)
  const { debtor, creditor } = filters
  return (
    <Faces
      query={query}
      isEmpty={({ cells }) => cells.length === 0}
      empty={<EmptyState title={text('register.owing.empty')} hint={text('register.owing.emptyHint')} />}
    >
      {({ cells }) => {
        const debtors = distinct(cells.map((cell) => cell.debtor))
        const creditors = distinct(cells.map((cell) => cell.creditor))
        const sum = (picked: typeof cells) => ({
          count: picked.reduce((all, { count }) => all + count, 0),
          overdue: picked.reduce((all, { overdue }) => all + overdue, 0),
        })
        const to = (change: Record<string, string | undefined>) => addressWith('/tasks', filters, change)
        const nameOf = (id: string | undefined) =>
          [...debtors, ...creditors].find((one) => one.id === id)?.name ?? ''
        return (
          <div className="stack">
            <p className="quiet">{text('register.owing.hint')}</p>
            <div className="owing-frame">
              <table className="owing" aria-label={text('register.layout.owing')}>
                <thead>
                  <tr>
                    <th scope="col">{text('register.owing.debtor')}</th>
                    {creditors.map((one) => (
                      <th key={one.id} scope="col">
                        {one.name}
                      </th>
                    ))}
                    <th scope="col">{text('register.owing.all')}</th>
                  </tr>
                </thead>
                <tbody>
                  {debtors.map((row) => (
                    <tr key={row.id}>
                      <th scope="row">{row.name}</th>
                      {creditors.map((column) => {
                        const cell = cells.find(
                          (one) => one.debtor.id === row.id && one.creditor.id === column.id,
                        )
                        return (
                          <td key={column.id} data-chosen={debtor === row.id && creditor === column.id}>
                            {cell === undefined ? (
                              <span className="faint" aria-hidden="true">
                                ·
                              </span>
                            ) : (
                              <Owed
                                {...cell}
                                to={to({ debtor: row.id, creditor: column.id })}
                                what={`${row.name} → ${column.name}`}
                              />
                            )}
                          </td>
                        )
                      })}
                      <td data-chosen={debtor === row.id && creditor === undefined}>
                        <Owed
                          {...sum(cells.filter((one) => one.debtor.id === row.id))}
                          to={to({ debtor: row.id, creditor: undefined })}
                          what={row.name}
                        />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {(debtor !== undefined || creditor !== undefined) && (
              <OwingRows
                debtorId={debtor}
                creditorId={creditor}
                title={
                  creditor === undefined
                    ? text('register.owing.rowsOf', { name: nameOf(debtor) })
                    : text('register.owing.rows', { debtor: nameOf(debtor), creditor: nameOf(creditor) })
                }
              />
            )}
          </div>
        )
      }}
    </Faces>
  )
}

function distinct<Ref extends { readonly id: string; readonly name: string }>(all: readonly Ref[]): Ref[] {
  return [...new Map(all.map((one) => [one.id, one])).values()].toSorted((a, b) =>
    a.name.localeCompare(b.name, 'zh'),
  )
}

function Owed({
  count,
  overdue,
  to,
  what,
}: {
  count: number
  overdue: number
  to: string
  what: string
}): ReactNode {
  const text = useText()
  return (
    <Link to={to}>
      <span className="visually-hidden">{what} </span>
      {count}
      {overdue > 0 && (
        <span className="small late"> {text('register.owing.overdue', { count: overdue })}</span>
      )}
    </Link>
  )
}

function OwingRows({
  debtorId,
  creditorId,
  title,
}: {
  debtorId: string | undefined
  creditorId: string | undefined
  title: string
}): ReactNode {
  const text = useText()
  const query = useInfiniteQuery(owingRowsQuery(debtorId, creditorId))
  return (
    <section className="stack tight" aria-live="polite">
      <h2>{title}</h2>
      <Faces
        query={query}
        isEmpty={({ pages }) => pages[0]?.items.length === 0}
        empty={<EmptyState title={text('task.empty.noMatch')} />}
      >
        {({ pages }) => (
          <div className="stack">
            <RowTable
              label={title}
              rows={pages.flatMap(({ items }) => items)}
              keyOf={({ id }) => id}
              to={({ id }) => `/tasks/${id}`}
              columns={[
                {
                  key: 'name',
                  head: text('task.field.name'),
                  cell: ({ light, name, number }) => (
                    <span className="register-name">
                      <span className="register-light small">
                        <Light light={light} />
                      </span>
                      <span>
                        {name} <span className="number">{number}</span>
                      </span>
                    </span>
                  ),
                },
                {
                  key: 'why',
                  head: text('register.owing.why'),
                  width: 168,
                  cell: ({ why }) => why.map((one) => text(`register.owing.kind.${one}`)).join('、'),
                },
                {
                  key: 'owner',
                  head: text('task.field.owner'),
                  width: 84,
                  cell: ({ owner }) => owner?.name ?? text('task.noOwner'),
                },
                {
                  key: 'due',
                  head: text('task.field.due'),
                  width: 224,
                  cell: ({ dueOn, state }) =>
                    dueOn === null ? (
                      <span className="faint">{text('task.noDue')}</span>
                    ) : (
                      <span className="nowrap">
                        <OnDay day={dueOn} near />{' '}
                        {state !== 'pendingAcceptance' && (
                          <span className="small">
                            <TimeLeft day={dueOn} />
                          </span>
                        )}
                      </span>
                    ),
                },
                {
                  key: 'state',
                  head: text('task.field.state'),
                  width: 96,
                  cell: ({ state }) => <StateMark kind="taskState" state={state} />,
                },
              ]}
            />
            <More query={query} />
          </div>
        )}
      </Faces>
    </section>
  )
}
