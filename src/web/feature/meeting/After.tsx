import type { ReactNode } from 'react'
import type { AttendeeView, MeetingView } from '#contract/meeting.ts'
import { useText } from '#web/lib/text.ts'
import { type ChainLinkView, chainAddress, chainStates } from '#web/ui/chain.ts'
import { Section } from '#web/ui/Page.tsx'
import { PersonTag } from '#web/ui/PersonTag.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { When } from '#web/ui/When.tsx'
import { PartText } from './AttendeePart.tsx'
import { MaterialTable } from './MaterialsSection.tsx'
import { MeetingFacts } from './MeetingFacts.tsx'
import { ReadAgenda } from './ReadAgenda.tsx'

/** 会后: what came of each topic, what was decided, who does what, who was there. */
export function After({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  return (
    <>
      <MeetingFacts meeting={meeting} />
      <Section title={text('meeting.after.outcomes')}>
        <ReadAgenda meeting={meeting} />
      </Section>
      <Section title={text('meeting.after.decisions')} note={countOf(meeting.decisions)}>
        <Links
          links={meeting.decisions}
          label={text('meeting.after.decisions')}
          none={text('meeting.after.noDecisions')}
        />
      </Section>
      <Section title={text('meeting.after.tasks')} note={countOf(meeting.tasks)}>
        <Links
          links={meeting.tasks}
          label={text('meeting.after.tasks')}
          none={text('meeting.after.noTasks')}
        />
      </Section>
      <Section title={text('meeting.after.attendance')}>
        <Attendance meeting={meeting} />
      </Section>
      {meeting.materials.length > 0 && (
        <Section title={text('meeting.part.materials')}>
          <MaterialTable meeting={meeting} />
        </Section>
      )}
    </>
  )
}

function countOf(links: readonly unknown[]): string {
  return links.length === 0 ? '' : String(links.length)
}

function Links({
  links,
  label,
  none,
}: {
  links: readonly ChainLinkView[]
  label: string
  none: string
}): ReactNode {
  const text = useText()
  if (links.length === 0) return <p className="faint">{none}</p>
  const columns: Column<ChainLinkView>[] = [
    {
      key: 'title',
      head: label,
      cell: ({ title, number }) => (
        <span className="meeting-name">
          <span>{title}</span> <span className="number">{number}</span>
        </span>
      ),
    },
    {
      key: 'state',
      head: text('meeting.list.state'),
      width: 120,
      cell: ({ noun, state }) => <StateMark kind={chainStates[noun]} state={state as never} />,
    },
  ]
  return (
    <RowTable
      label={label}
      columns={columns}
      rows={links}
      keyOf={({ id }) => id}
      to={(link) => chainAddress(link) ?? ''}
    />
  )
}

/** 签到表: who was there, late, left early, or absent and why (S2-27). */
export function Attendance({ meeting }: { meeting: MeetingView }): ReactNode {
  const text = useText()
  const columns: Column<AttendeeView>[] = [
    {
      key: 'person',
      head: text('meeting.people.person'),
      cell: ({ person }) => <PersonTag person={person} />,
    },
    {
      key: 'part',
      head: text('meeting.people.part'),
      width: 140,
      cell: ({ kind, coreRole }) => <PartText kind={kind} coreRole={coreRole} />,
    },
    {
      key: 'signIn',
      head: text('meeting.after.signIn'),
      width: 100,
      cell: ({ signIn }) =>
        signIn === null ? (
          <span className="faint">{text('meeting.after.notNoted')}</span>
        ) : (
          <StateMark kind="signIn" state={signIn} />
        ),
    },
    {
      key: 'note',
      head: text('meeting.after.note'),
      cell: ({ signedInAt, absenceReason, rsvpReason, proxy }) => (
        <span className="line">
          {signedInAt !== null && <When at={signedInAt} />}
          {proxy !== null && <span>{text('meeting.people.proxy', { name: proxy.name })}</span>}
          {(absenceReason || (proxy !== null && rsvpReason)) && (
            <span className="quiet">{absenceReason || rsvpReason}</span>
          )}
        </span>
      ),
    },
  ]
  return (
    <RowTable
      label={text('meeting.after.attendance')}
      columns={columns}
      rows={meeting.attendees}
      keyOf={({ id }) => id}
    />
  )
}
