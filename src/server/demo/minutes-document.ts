import type { MinutesContent } from '#contract/minutes.ts'
import { addMinutes, timeOf } from '#domain/calendar/instant.ts'
import type { PersonKey } from './cast.ts'
import type { Company } from './company.ts'
import type { MeetingStory } from './story.ts'
import type { Told } from './write-meeting.ts'

/** The formal minutes of a meeting, as its recorder wrote them. */
export function documentOf(
  story: MeetingStory,
  company: Company,
  told: Told,
  head: { number: string; zone: string; date: string; time: string; review: string },
): MinutesContent {
  const name = (key: PersonKey | null | undefined) => (key == null ? '' : company.person(key).name)
  const slots = slotsOf(story, head.zone)
  const [year, month, day] = head.date.split('-').map(Number)
  const tasks = story.tasks ?? []
  return {
    basics: {
      name: story.name,
      number: head.number,
      type: story.type,
      date: `${year}年${month}月${day}日`,
      time: head.time,
      place: story.place,
      host: name(story.host),
      recorder: name(story.recorder),
      attendeesByDepartment: attendeesByDepartment(story, company),
      absences: story.attendees
        .filter(({ signIn }) => signIn === 'absent' || signIn === 'leave')
        .map(({ person, reason, proxy }) => ({
          name: name(person),
          department: company.person(person).department,
          reason: reason ?? '',
          proxy: name(proxy),
        })),
    },
    goalAndAgenda: {
      goal: story.goal,
      review: head.review,
      agenda: story.topics.map((topic, at) => ({
        no: at + 1,
        title: topic.title,
        slot: slots[at] ?? '',
        outcome: topic.state ?? 'pending',
        spentMinutes: topic.spent ?? topic.minutes,
      })),
    },
    topics: story.topics.map((topic, at) => {
      const lines = topic.lines ?? []
      return {
        topicId: told.topicIds[at] as string,
        no: at + 1,
        title: topic.title,
        slot: slots[at] ?? '',
        points: lines
          .filter(({ kind }) => kind === 'viewpoint')
          .map(({ department, person, text }) => ({
            department: department ?? '',
            person: name(person),
            text,
          })),
        disputes: lines
          .filter(({ kind }) => kind === 'dispute')
          .map(({ text, finalWording }) => ({ text, finalWording: finalWording ?? '' })),
        consensus: lines.filter(({ kind }) => kind === 'consensus').map(({ text }) => text),
        notes: lines.filter(({ kind }) => kind === 'note').map(({ text }) => text),
        resolutions: (topic.decisions ?? []).map(({ content }) => content),
        outcome: topic.state ?? 'pending',
        outcomeNote: topic.outcome ?? '',
      }
    }),
    decisions: story.topics
      .flatMap(({ decisions = [] }) => decisions)
      .map((decision) => ({
        decisionId: told.decisions.get(decision.key)?.id as string,
        number: told.decisions.get(decision.key)?.number ?? '',
        content: decision.content,
        kind: decision.kind,
        state: decision.state,
        owner: name(decision.owner),
        cooperating: (decision.cooperating ?? []).join('、'),
        due: decision.dueOn ?? '',
      })),
    tasks: tasks.map((task, at) => ({
      taskId: told.tasks[at]?.id as string,
      number: told.tasks[at]?.number ?? '',
      name: task.name,
      owner: name(task.owner),
      ownerDepartment: task.department,
      dueOn: task.firstDue ?? task.due,
      dueText: '',
      doneCriteria: [...(task.doneCriteria ?? [])],
      decisionNumber: told.decisions.get(task.decision ?? '')?.number ?? '',
    })),
    attachments: (story.materials ?? []).map((material, at) => ({
      no: at + 1,
      name: material.name,
      revision: material.revision ?? '',
    })),
    reservedOpinions: [],
    silent: [],
  }
}

function slotsOf({ topics, start }: MeetingStory, zone: string): string[] {
  let from = start
  return topics.map(({ minutes }) => {
    const until = addMinutes(from, minutes)
    const slot = `${timeOf(from, zone)}-${timeOf(until, zone)}`
    from = until
    return slot
  })
}

function attendeesByDepartment({ attendees }: MeetingStory, { person }: Company) {
  const there = attendees.filter(({ signIn }) => signIn !== 'absent' && signIn !== 'leave')
  const names = [...new Set(there.map(({ person: key }) => person(key).department))]
  return names.map((department) => ({
    department,
    people: there
      .filter(({ person: key }) => person(key).department === department)
      .map(({ person: key, kind }) => ({
        name: person(key).name,
        jobTitle: person(key).jobTitle,
        kind: kind ?? ('core' as const),
        note: proxyNote(attendees, key, person),
      })),
  }))
}

function proxyNote(attendees: MeetingStory['attendees'], key: PersonKey, person: Company['person']): string {
  const instead = attendees.find(({ proxy }) => proxy === key)
  return instead ? `代${person(instead.person).name}出席` : ''
}
