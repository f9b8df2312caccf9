import type { ReactNode } from 'react'
import type { MeetingView } from '#contract/meeting.ts'
import { useText } from '#web/lib/text.ts'
import { type ChainLinkView, chainAddress, chainStates } from '#web/ui/chain.ts'
import { Section } from '#web/ui/Page.tsx'
import { type Column, RowTable } from '#web/ui/RowTable.tsx'
import { StateMark } from '#web/ui/StateMark.tsx'
import { Attendance } from './Attendance.tsx'
import { MaterialTable } from './MaterialsSection.tsx'
import { MeetingFacts } from './MeetingFacts.tsx'
import { ReadAgenda } from './ReadAgenda.tsx'

/** 会后: what came of each topic, what was decided, who does what, who was there. */
export function After({
  meeting,
  roll,
}: {
  meeting: MeetingView
  /** The roll to complete, for whoever may; in place of the table of who was there. */
  roll?: ReactNode
}): ReactNode {
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
        {roll ?? <Attendance meeting={meeting} withLink />}
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
