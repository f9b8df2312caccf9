import type { MinutesContent } from '#contract/minutes.ts'
import type { Text } from '#web/lib/text.ts'
import type { Passage } from './diff.ts'

/** The document as named passages, each a list of lines; what two versions are compared by. */
export function passagesOf(content: MinutesContent, text: Text): Passage[] {
  return [
    ...basicPassages(content, text),
    ...topicPassages(content, text),
    ...(content.outputs ?? []).map(({ slot, rows }) => ({
      id: `output.${slot}`,
      label: text(`output.slot.${slot}`),
      lines: rows.map(spoken),
    })),
    {
      id: 'decisions',
      label: text('document.section.decisions'),
      lines: content.decisions.map(({ number, content: words, state, owner, cooperating, due }) =>
        spoken([number, words, text(`enum.decisionState.${state}`), owner, cooperating, due]),
      ),
    },
    {
      id: 'tasks',
      label: text('document.section.tasks'),
      lines: content.tasks.map((task) =>
        spoken([
          task.number,
          task.name,
          task.state === '' ? '' : text(`enum.taskState.${task.state}`),
          task.ownerDepartment,
          task.owner,
          task.dueOn ?? task.dueText,
          task.doneCriteria.join(text('common.listComma')),
        ]),
      ),
    },
    {
      id: 'next',
      label: text('document.next.title'),
      lines:
        content.next === null
          ? []
          : [
              spoken([content.next.on ?? text('document.next.undated'), content.next.time]),
              ...content.next.topics,
            ],
    },
    {
      id: 'attachments',
      label: text('document.field.attachments'),
      lines: content.attachments.map(({ name, revision }) => spoken([name, revision])),
    },
    {
      id: 'reservedOpinions',
      label: text('document.field.reservedOpinions'),
      lines: content.reservedOpinions.map((opinion) =>
        spoken([opinion.person, opinion.text, opinion.answer]),
      ),
    },
    { id: 'silent', label: text('document.field.silent'), lines: content.silent },
    {
      id: 'amendments',
      label: text('document.amendments.title'),
      lines: content.amendments.map(({ no, label, reason, by, approvedBy }) =>
        spoken([`${no}.`, label, reason, by, approvedBy]),
      ),
    },
  ]
}

function basicPassages({ basics, goalAndAgenda }: MinutesContent, text: Text): Passage[] {
  const fields = ['name', 'number', 'date', 'time', 'place', 'host', 'recorder'] as const
  const single = (id: string, line: string): Passage => ({
    id,
    label: text(`document.field.${id}`),
    lines: line === '' ? [] : [line],
  })
  return [
    ...fields.map((field) => single(field, basics[field])),
    {
      id: 'attendees',
      label: text('document.field.attendees'),
      lines: basics.attendeesByDepartment.map(
        ({ department, people }) =>
          `${department} ${people
            .map(({ name, kind, note }) =>
              spoken([name, kind === 'observer' ? text('document.kind.observer') : '', note]),
            )
            .join(text('document.separator'))}`,
      ),
    },
    {
      id: 'absences',
      label: text('document.field.absences'),
      lines: basics.absences.map(({ name, department, reason, proxy }) =>
        spoken([department, name, reason, proxy]),
      ),
    },
    single('remark', basics.remark),
    single('goal', goalAndAgenda.goal),
    single('expectedOutcome', goalAndAgenda.expectedOutcome),
    single('result', goalAndAgenda.result === null ? '' : text(`document.result.${goalAndAgenda.result}`)),
    single('review', goalAndAgenda.review),
  ]
}

function topicPassages({ topics }: MinutesContent, text: Text): Passage[] {
  return topics.flatMap((topic) => {
    const part = (id: string, lines: readonly string[]): Passage => ({
      id: `topic.${topic.topicId}.${id}`,
      label: `${topic.title} · ${text(`document.field.${id}`)}`,
      lines,
    })
    return [
      part(
        'points',
        topic.points.map(({ department, person, text: words }) => spoken([department, person, words])),
      ),
      part(
        'disputes',
        topic.disputes.map(({ text: words, finalWording }) => spoken([words, finalWording])),
      ),
      part('consensus', topic.consensus),
      part('notes', topic.notes),
      part('resolutions', topic.resolutions),
    ]
  })
}

function spoken(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ')
}
