import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { AttendeeView, MeetingView } from '#contract/meeting.ts'
import { type CoreRole, coreRoles } from '#domain/meeting/enums.ts'
import { type TopicCoverage as OneTopic, type Remedy, remedyFor } from '#domain/preparation/coverage.ts'
import { useText } from '#web/lib/text.ts'
import { Button } from '#web/ui/Button.tsx'
import { ErrorLine } from '#web/ui/ErrorLine.tsx'
import { Icon } from '#web/ui/Icon.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { normSettingsQuery, useUpdateAttendee } from './api.ts'
import { coverageByTopic } from './people.ts'

/** Topic by topic who decides, who carries out, who knows; what is missing and one click that helps (S0-41). */
export function TopicCoverage({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const norms = useQuery(normSettingsQuery)
  const canEdit = meeting.can.includes('editPeople')
  const update = useUpdateAttendee(meeting.id)
  if (meeting.topics.length === 0 || norms.data === undefined) return null
  const coverage = coverageByTopic(meeting, norms.data['NM-PRE-12'].value)
  const titles = new Map(meeting.topics.map(({ id, seq, title }) => [id, `${seq}. ${title}`]))
  const people = new Map(meeting.attendees.map((attendee) => [attendee.id, attendee]))

  function help(topicId: string, role: CoreRole, remedy: Remedy, attendee: AttendeeView) {
    if (remedy.does === 'appoint') return update.mutate({ attendeeId: attendee.id, coreRole: role })
    return update.mutate({ attendeeId: attendee.id, topicIds: [...attendee.topicIds, topicId] })
  }

  const columns: Column<OneTopic>[] = [
    {
      key: 'topic',
      head: text('meeting.people.topic'),
      cell: ({ topicId, isForEverybody }) => (
        <span className="stack tight">
          <span>{titles.get(topicId)}</span>
          {isForEverybody && <span className="small faint">{text('meeting.people.everybody')}</span>}
        </span>
      ),
    },
    ...coreRoles.map(
      (role): Column<OneTopic> => ({
        key: role,
        head: text(`enum.coreRole.${role}`),
        cell: (one) => {
          const names = one.roles[role].flatMap((id) => people.get(id)?.person.name ?? [])
          if (!one.missing.includes(role)) {
            return names.length === 0 ? <span className="faint">—</span> : names.join(text('common.join'))
          }
          const remedy = canEdit ? remedyFor(role, one, covering(meeting)) : undefined
          const attendee = remedy && people.get(remedy.attendeeId)
          return (
            <span className="stack tight">
              {names.length > 0 && <span>{names.join(text('common.join'))}</span>}
              <span className="mark small tone-amber">
                <Icon name="warn" size={14} />
                {text('meeting.people.missing', { role: text(`enum.coreRole.${role}`) })}
              </span>
              {remedy !== undefined && attendee !== undefined && (
                <span>
                  <Button
                    kind="quiet"
                    small
                    busy={update.isPending}
                    onClick={() => help(one.topicId, role, remedy, attendee)}
                  >
                    {text(remedy.does === 'link' ? 'meeting.people.doLink' : 'meeting.people.doAppoint', {
                      name: attendee.person.name,
                    })}
                  </Button>
                </span>
              )}
            </span>
          )
        },
      }),
    ),
  ]
  return (
    <>
      <RowTable
        label={text('meeting.people.byTopic')}
        columns={columns}
        rows={coverage}
        keyOf={({ topicId }) => topicId}
      />
      <ErrorLine error={update.error} />
    </>
  )
}

const covering = ({ attendees }: MeetingView) => attendees
