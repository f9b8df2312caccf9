import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { AttendeeView, MeetingView } from '#contract/meeting.ts'
import { useText } from '#web/lib/text.ts'
import { Faces } from '#web/ui/Faces.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { When } from '#web/ui/When.tsx'
import { sheetQuery } from './people-api.ts'
import './people.css'

/** Who has opened the notice and each material, for whoever prepares the meeting (S2-10, S0-19). */
export function ReadStatus({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const query = useQuery({ ...sheetQuery(meeting.id), enabled: meeting.noticedAt !== null })
  if (meeting.noticedAt === null) return null
  return (
    <details className="read-status">
      <summary>{text('meeting.people.reading')}</summary>
      <Faces query={query}>
        {({ items }) => {
          const rows = new Map(items.map((row) => [row.attendeeId, row.reading]))
          const there = meeting.materials.filter(({ file }) => file !== null)
          const columns: Column<AttendeeView>[] = [
            {
              key: 'person',
              head: text('meeting.people.person'),
              cell: ({ person }) => <PersonTag person={person} />,
            },
            {
              key: 'notice',
              head: text('meeting.people.notice'),
              cell: ({ id }) => <Opened at={rows.get(id)?.noticeOpenedAt} />,
            },
            ...there.map(
              ({ id: materialId, name, preparer }): Column<AttendeeView> => ({
                key: materialId,
                head: name,
                cell: ({ id, person }) =>
                  preparer?.id === person.id ? (
                    <span className="faint">—</span>
                  ) : (
                    <Opened
                      at={rows.get(id)?.materials.find((one) => one.materialId === materialId)?.openedAt}
                    />
                  ),
              }),
            ),
          ]
          return (
            <div className="scroll-x">
              <RowTable
                label={text('meeting.people.reading')}
                columns={columns}
                rows={meeting.attendees}
                keyOf={({ id }) => id}
              />
            </div>
          )
        }}
      </Faces>
    </details>
  )
}

function Opened({ at }: { at: string | null | undefined }): ReactNode {
  const text = useText()
  return at ? <When at={at} /> : <span className="tone-amber">{text('meeting.people.unopened')}</span>
}
