import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import { useGoTo } from '#web/lib/address.ts'
import { useText } from '#web/lib/text.ts'
import { Dialog } from '#web/ui/Dialog.tsx'
import { Faces } from '#web/ui/Faces.tsx'
import { CheckField } from '#web/ui/fields.tsx'
import { When } from '#web/ui/When.tsx'
import { findingsQuery, useStartMeeting } from './api.ts'
import { NormGate } from './MoveDialog.tsx'
import { answersOf } from './people.ts'

const checks = ['subject', 'time', 'people', 'goal'] as const
type Check = (typeof checks)[number]

/** The first act of the recorder: subject, time, people and goal are read out and ticked (S2-26). */
export function StartDialog({ meeting, onClose }: { meeting: MeetingView; onClose: () => void }): ReactNode {
  const text = useText()
  const goTo = useGoTo()
  const start = useStartMeeting(meeting.id)
  const findings = useQuery({ ...findingsQuery(meeting.id, 'start'), staleTime: 0 })
  const [checked, setChecked] = useState<readonly Check[]>([])
  const answers = answersOf(meeting.attendees)
  const isChecked = checked.length === checks.length
  const said: Readonly<Record<Check, ReactNode>> = {
    subject: meeting.name,
    time: meeting.plannedStart && <When at={meeting.plannedStart} until={meeting.plannedEnd} />,
    people: text('meeting.start.people', {
      coming: answers.yes + answers.proxy,
      count: meeting.attendees.length,
      host: meeting.host?.name ?? '—',
      recorder: meeting.recorder?.name ?? '—',
    }),
    goal: meeting.goal,
  }
  return (
    <Dialog title={text('meeting.start.title')} width={640} onClose={onClose}>
      <p className="quiet">{text('meeting.start.hint')}</p>
      <ul className="opening">
        {checks.map((check) => (
          <li key={check}>
            <CheckField
              checked={checked.includes(check)}
              onChange={(isOn) =>
                setChecked(isOn ? [...checked, check] : checked.filter((one) => one !== check))
              }
            >
              <span className="small faint">{text(`meeting.start.check.${check}`)}</span>
              <br />
              <span className="serif">{said[check] || text('meeting.start.nothing')}</span>
            </CheckField>
          </li>
        ))}
      </ul>
      <Faces query={findings}>
        {({ items }) => (
          <NormGate
            // The check is made right here; what it would have said is answered by the ticks.
            findings={isChecked ? items.filter(({ norm }) => norm !== 'NM-MTG-01') : items}
            act={{
              isPending: start.isPending,
              error: start.error,
              mutate: (overrides, options) => start.mutate({ openingChecked: isChecked, overrides }, options),
            }}
            action={text('meeting.act.start')}
            onDone={() => goTo(`/meetings/${meeting.id}/live`)}
            onClose={onClose}
          />
        )}
      </Faces>
    </Dialog>
  )
}
