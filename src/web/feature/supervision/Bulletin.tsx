import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useReading } from '#web/lib/reading.ts'
import { sayShare } from '#web/lib/share.ts'
import { useText } from '#web/lib/text.ts'
import { sayDay } from '#web/lib/time.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { Choice } from '#web/ui/fields.tsx'
import { Link } from '#web/ui/Link.tsx'
import { bulletinQuery } from './api.ts'
import './supervision.css'

export const bulletinDays = ['7', '30', '90'] as const
export type BulletinDays = (typeof bulletinDays)[number]

/** 通报: what was due, by department; the late ones open in the register. */
export function Bulletin({
  days,
  onDays,
}: {
  days: BulletinDays
  onDays: (days: BulletinDays) => void
}): ReactNode {
  const text = useText()
  const reading = useReading()
  const query = useQuery(bulletinQuery(Number(days)))
  return (
    <div className="stack">
      <div className="line">
        <Choice
          label={text('supervision.bulletin.period')}
          value={days}
          onChange={onDays}
          options={bulletinDays.map((value) => ({
            value,
            label: text('supervision.bulletin.lastDays', { count: value }),
          }))}
        />
        <Link className="small push" to={`/print/bulletin/${days}`}>
          {text('supervision.bulletin.print')}
        </Link>
      </div>
      <Faces
        query={query}
        isEmpty={({ rows }) => rows.length === 0}
        empty={
          <EmptyState
            title={text('supervision.bulletin.empty')}
            hint={text('supervision.bulletin.emptyHint')}
          />
        }
      >
        {({ from, to, rows }) => {
          const all = rows.reduce(
            (sum, row) => ({
              due: sum.due + row.due,
              done: sum.done + row.done,
              onTime: sum.onTime + row.onTime,
              overdue: sum.overdue + row.overdue,
              repeated: sum.repeated + row.repeated,
            }),
            { due: 0, done: 0, onTime: 0, overdue: 0, repeated: 0 },
          )
          return (
            <>
              <p className="small quiet">
                {text('supervision.bulletin.about', {
                  from: sayDay(from, reading),
                  to: sayDay(to, reading),
                })}
              </p>
              <div className="bulletin-frame">
                <table className="bulletin" aria-label={text('supervision.tab.bulletin')}>
                  <thead>
                    <tr>
                      {(['department', 'due', 'done', 'rate', 'onTime', 'overdue', 'repeated'] as const).map(
                        (column) => (
                          <th key={column} scope="col">
                            {text(`supervision.bulletin.column.${column}`)}
                          </th>
                        ),
                      )}
                    </tr>
                  </thead>
                  <tbody>
                    {rows.map(({ department, ...row }) => (
                      <tr key={department?.id ?? ''}>
                        <th scope="row">{department?.name ?? text('supervision.bulletin.nobody')}</th>
                        <Figures {...row} lateOf={department?.id ?? 'none'} />
                      </tr>
                    ))}
                  </tbody>
                  <tfoot>
                    <tr>
                      <th scope="row">{text('supervision.bulletin.all')}</th>
                      <Figures {...all} />
                    </tr>
                  </tfoot>
                </table>
              </div>
            </>
          )
        }}
      </Faces>
    </div>
  )
}

function Figures({
  due,
  done,
  onTime,
  overdue,
  repeated,
  lateOf,
}: {
  due: number
  done: number
  onTime: number
  overdue: number
  repeated: number
  lateOf?: string
}): ReactNode {
  const late = `/tasks?view=all&overdue=true${lateOf === undefined ? '' : `&departmentId=${lateOf}`}`
  return (
    <>
      <td>{due}</td>
      <td>{done}</td>
      <td>{sayShare(done, due)}</td>
      <td>{sayShare(onTime, due)}</td>
      <td>{overdue === 0 ? 0 : <Link to={late}>{overdue}</Link>}</td>
      <td>{repeated}</td>
    </>
  )
}
