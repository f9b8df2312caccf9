import type { MinutesContent, MinutesLayout } from '#contract/minutes.ts'
import type { Classification } from '#domain/meeting/enums.ts'
import type { Block, Cell, Sheet } from './block.ts'
import { filled, labelIn, type Words } from './words.ts'

/** What is printed of minutes beside their content. */
export interface PrintedMinutes {
  readonly content: MinutesContent
  readonly versionNo: number
  readonly isFinal: boolean
  readonly classification: Classification
  readonly layout: MinutesLayout
}

/** The minutes as one of their three forms; labels are the reader's, what was written stays as it was written. */
export function minutesSheet(minutes: PrintedMinutes, words: Words): Sheet {
  const { content, versionNo, isFinal, classification, layout } = minutes
  const { text } = words
  const mark = content.amendments.length > 0 ? text.amendedMark : text.finalMark
  return {
    title: text.minutes,
    subtitle: [content.basics.number, filled(text.versionMark, { no: versionNo })]
      .filter(Boolean)
      .join(' · '),
    mark: isFinal ? mark : '',
    head: {
      left: `${text.field.classification}：${labelIn(words, 'classification', classification)}`,
      right: content.basics.number,
    },
    foot: text.pageOf,
    blocks: [...bodies[layout](content, words), ...endnotes(content, words), ...issued(content, words)],
  }
}

const bodies: Readonly<Record<MinutesLayout, (content: MinutesContent, words: Words) => Block[]>> = {
  /** Form S3-B. */
  form: (content, words) => [
    basicsOf(content, words),
    heading(words.text.field.agenda),
    ...content.topics.flatMap((topic) => topicBlocks(topic, words)),
    ...attachments(content, words),
  ],
  /** The five parts of formal minutes (S2-47), numbered as Chinese documents are. */
  fiveParts: (content, words) => {
    const { section } = words.text
    const numbered = (index: number, title: string) =>
      heading(words.locale === 'en' ? `${index}. ${title}` : `${'一二三四五'[index - 1]}、${title}`)
    return [
      numbered(1, section.basics),
      basicsOf(content, words),
      numbered(2, section.goalAndAgenda),
      goalOf(content, words),
      numbered(3, section.topics),
      ...content.topics.flatMap((topic) => topicBlocks(topic, words)),
      numbered(4, section.decisions),
      decisionsOf(content, words),
      numbered(5, section.tasks),
      tasksOf(content, words),
      ...outputsOf(content, words),
      ...nextOf(content, words),
      ...attachments(content, words),
    ]
  },
  /** Form S1-B, with what such minutes end on. */
  agenda: (content, words) => [
    {
      kind: 'grid',
      cells: [
        wide(words.text.field.subject, [content.basics.name]),
        wide(words.text.field.time, [`${content.basics.date} ${content.basics.time}`.trim()]),
        wide(words.text.field.venueOrForm, [venueOf(content, words)]),
      ],
    },
    heading(words.text.field.departmentsAndPeople),
    {
      kind: 'table',
      head: [words.text.field.department, words.text.field.person, words.text.field.jobTitle],
      widths: [34, 33, 33],
      rows: content.basics.attendeesByDepartment.flatMap(({ department, people }) =>
        people.map(({ name, jobTitle, note }) => [
          department,
          note === '' ? name : `${name}（${note}）`,
          jobTitle,
        ]),
      ),
    },
    heading(words.text.field.agendaAndContent),
    ...content.topics.flatMap((topic) => agendaBlocks(topic, content, words)),
    heading(words.text.section.decisions),
    decisionsOf(content, words),
    heading(words.text.section.tasks),
    tasksOf(content, words),
    ...outputsOf(content, words),
    ...nextOf(content, words),
    ...attachments(content, words),
    signaturesOf(content, words),
  ],
}

const heading = (text: string, level: 1 | 2 = 1): Block => ({ kind: 'heading', level, text })
const wide = (label: string, lines: readonly string[]): Cell => ({ label, lines, wide: true })

function venueOf({ basics: { place, form } }: MinutesContent, words: Words): string {
  return [place, form === null ? '' : labelIn(words, 'meetingForm', form)].filter(Boolean).join(' / ')
}

function basicsOf({ basics }: MinutesContent, { text }: Words): Block {
  const { field } = text
  const or = (value: string) => [value === '' ? text.none : value]
  return {
    kind: 'grid',
    cells: [
      wide(field.name, or(basics.name)),
      { label: field.date, lines: or(basics.date) },
      { label: field.time, lines: or(basics.time) },
      wide(field.place, or(basics.place)),
      { label: field.host, lines: or(basics.host) },
      { label: field.recorder, lines: or(basics.recorder) },
      wide(
        field.attendees,
        basics.attendeesByDepartment.map(
          ({ department, people }) =>
            `${department}：${people.map((one) => named(one, text)).join(text.separator)}`,
        ),
      ),
      wide(
        field.absences,
        basics.absences.length === 0
          ? [text.none]
          : basics.absences.map(({ name, department, reason, proxy }) =>
              filled(proxy === '' ? text.absence.alone : text.absence.withProxy, {
                who: `${department} ${name}`.trim(),
                reason: reason === '' ? text.noReason : reason,
                proxy,
              }),
            ),
      ),
      ...(basics.remark === '' ? [] : [wide(field.remark, [basics.remark])]),
    ],
  }
}

type Listed = MinutesContent['basics']['attendeesByDepartment'][number]['people'][number]

/** 石静（市场部经理，主参会人） */
function named({ name, jobTitle, kind, note }: Listed, text: Words['text']): string {
  const more = [jobTitle, text.kind[kind], note].filter((part) => part !== '')
  return `${name}（${more.join('，')}）`
}

function goalOf({ goalAndAgenda }: MinutesContent, words: Words): Block {
  const { text } = words
  const { goal, expectedOutcome, result, review, agenda } = goalAndAgenda
  return {
    kind: 'grid',
    cells: [
      wide(text.field.goal, [goal === '' ? text.none : goal]),
      ...(expectedOutcome === '' ? [] : [wide(text.field.expectedOutcome, [expectedOutcome])]),
      wide(text.field.review, [
        [result === null ? '' : text.result[result], review].filter(Boolean).join('：') || text.none,
      ]),
      ...(agenda.length === 0
        ? []
        : [
            wide(
              text.agendaReview,
              agenda.map(({ no, title, outcome, isDone, expected }) =>
                [
                  `${no}. ${title}`,
                  isDone === null ? '' : text.itemDone[isDone ? 'yes' : 'no'],
                  labelIn(words, 'topicState', outcome),
                  expected === '' ? '' : filled(text.expectedOf, { text: expected }),
                ]
                  .filter(Boolean)
                  .join(' · '),
              ),
            ),
          ]),
    ],
  }
}

type Topic = MinutesContent['topics'][number]

function topicBlocks(topic: Topic, words: Words): Block[] {
  const { text } = words
  const { field } = text
  const list = (label: string, lines: readonly string[]): Block[] =>
    lines.length === 0 ? [] : [{ kind: 'list', label, lines }]
  return [
    heading(titleOf(topic, words), 2),
    ...list(field.points, topic.points.map(spoken)),
    ...list(
      field.disputes,
      topic.disputes.map((one) => disputed(one, words)),
    ),
    ...list(field.consensus, topic.consensus),
    ...list(field.notes, topic.notes),
    ...list(field.resolutions, topic.resolutions),
    ...outcomeOf(topic, words),
  ]
}

function titleOf({ no, title, slot }: Topic, { text }: Words): string {
  return slot === ''
    ? filled(text.agendaItemAlone, { no, title })
    : filled(text.field.agendaItem, { no, title, slot })
}

const spoken = ({ department, person, text }: Topic['points'][number]): string => {
  const who = [department, person].filter(Boolean).join(' ')
  return who === '' ? text : `${who}：${text}`
}

function disputed({ text: words, finalWording }: Topic['disputes'][number], { text }: Words): string {
  return finalWording === '' ? words : `${words}（${text.field.finalWording}：${finalWording}）`
}

function outcomeOf({ outcome, outcomeNote }: Topic, words: Words): Block[] {
  const label = words.labels.topicOutcome?.[outcome]
  if (outcome === 'decided' || label === undefined) return []
  return [{ kind: 'text', text: outcomeNote === '' ? label : `${label}：${outcomeNote}` }]
}

/** 议程1：进度同步（负责人：…) with done and not done, or 争议点 and 结论 (S1-82, S1-84). */
function agendaBlocks(topic: Topic, { decisions }: MinutesContent, words: Words): Block[] {
  const { field, provisional, agendaItemAlone } = words.text
  const owner = topic.owner === '' ? '' : `（${filled(field.topicOwner, { owner: topic.owner })}）`
  const list = (label: string, lines: readonly string[]): Block[] =>
    lines.length === 0 ? [] : [{ kind: 'list', label, lines }]
  const isProvisional = (line: string) =>
    decisions.some(({ content, state }) => content === line && state === 'provisional')
  return [
    heading(`${filled(agendaItemAlone, { no: topic.no, title: topic.title })}${owner}`, 2),
    ...list(topic.section === 'issueDiscussion' ? field.positions : field.points, [
      ...topic.points.map(spoken),
      ...topic.disputes.map(({ text }) => text),
    ]),
    ...list(field.notes, topic.notes),
    ...list(field.conclusion, [
      ...topic.disputes.flatMap(({ finalWording }) => (finalWording === '' ? [] : [finalWording])),
      ...topic.consensus,
      ...topic.resolutions.map((line) => (isProvisional(line) ? `${line}${provisional}` : line)),
    ]),
    ...outcomeOf(topic, words),
  ]
}

function decisionsOf({ decisions }: MinutesContent, words: Words): Block {
  const { text } = words
  if (decisions.length === 0) return { kind: 'text', text: text.none }
  const { content, owner, cooperating, due } = text.decision
  return {
    kind: 'table',
    head: [content, owner, cooperating, due],
    widths: [49, 15, 18, 18],
    rows: decisions.map((row) => [
      `${row.content}（${row.number}，${labelIn(words, 'decisionState', row.state)}）`,
      row.owner || '—',
      row.cooperating || '—',
      row.due || '—',
    ]),
  }
}

function tasksOf({ tasks }: MinutesContent, words: Words): Block {
  const { text } = words
  if (tasks.length === 0) return { kind: 'text', text: text.none }
  const { name, owner, due, state, criteria } = text.task
  return {
    kind: 'table',
    head: [name, owner, due, state, criteria],
    widths: [30, 17, 15, 12, 26],
    rows: tasks.map((row) => [
      `${row.name}（${row.number}）`,
      [row.ownerDepartment, row.owner].filter(Boolean).join(' ') || '—',
      (row.dueOn ?? row.dueText) || '—',
      row.state === '' ? '—' : labelIn(words, 'taskState', row.state),
      row.doneCriteria.join('；') || '—',
    ]),
  }
}

/** What the type of the meeting was to bring forth, heading by heading. */
function outputsOf({ outputs = [] }: MinutesContent, words: Words): Block[] {
  return outputs.flatMap(({ slot, columns, rows }): Block[] => {
    const title = heading(labelIn(words, 'outputSlot', slot), 2)
    if (rows.length === 0) return [title, { kind: 'text', text: words.text.none }]
    return [
      title,
      {
        kind: 'table',
        head: columns.map((column) => labelIn(words, 'outputColumn', column)),
        widths: columns.map(() => 100 / columns.length),
        rows: rows.map((row) => row.map((cell) => cell || '—')),
      },
    ]
  })
}

/** 下次会议: when, and 预讨论议题. */
function nextOf({ next }: MinutesContent, { text }: Words): Block[] {
  if (next === null) return []
  const { title, at, topics, undated } = text.next
  return [
    heading(title),
    {
      kind: 'grid',
      cells: [
        wide(at, [next.on === null ? undated : [next.on, next.time].filter(Boolean).join(' ')]),
        wide(
          topics,
          next.topics.length === 0
            ? [text.none]
            : next.topics.map((topic, index) => `${index + 1}. ${topic}`),
        ),
      ],
    },
  ]
}

/** 记录人, 审核人, 批准人: the host looks it over, the issuer lets it out. */
function signaturesOf({ basics, issue }: MinutesContent, { text }: Words): Block {
  const { recorder, reviewer, approver } = text.sign
  return {
    kind: 'grid',
    cells: [
      wide(recorder, [basics.recorder || '—']),
      wide(reviewer, [basics.host || '—']),
      wide(approver, [issue?.issuer || '—']),
    ],
  }
}

function attachments({ attachments: listed }: MinutesContent, { text }: Words): Block[] {
  if (listed.length === 0) return []
  const lines = listed.map(({ name, revision }) => (revision === '' ? name : `${name}（${revision}）`))
  return [{ kind: 'list', label: text.field.attachments, lines }]
}

/** What belongs to the text whatever its form: objections kept, who was silent, what was put right. */
function endnotes({ reservedOpinions, silent, amendments }: MinutesContent, words: Words): Block[] {
  const { text } = words
  const table = text.amendments
  return [
    ...(reservedOpinions.length === 0
      ? []
      : [
          {
            kind: 'list' as const,
            label: text.field.reservedOpinions,
            lines: reservedOpinions.map((opinion) => {
              const section = labelIn(words, 'minutesSection', opinion.section)
              const said = `${opinion.person} · ${section}：${opinion.text}`
              return opinion.answer === '' ? said : `${said}（${text.field.answer}：${opinion.answer}）`
            }),
          },
        ]),
    ...(silent.length === 0
      ? []
      : [{ kind: 'text' as const, text: filled(text.silentLine, { names: silent.join(text.separator) }) }]),
    ...(amendments.length === 0
      ? []
      : [
          heading(table.title),
          {
            kind: 'table' as const,
            head: [
              table.no,
              table.place,
              table.oldText,
              table.newText,
              table.version,
              table.by,
              table.approvedBy,
            ],
            widths: [6, 18, 22, 22, 8, 12, 12],
            rows: amendments.map((one) => [
              String(one.no),
              one.label,
              one.oldText || '—',
              one.newText || '—',
              String(one.version),
              `${one.by} ${one.on}`,
              `${one.approvedBy} ${one.approvedOn}`,
            ]),
          },
        ]),
  ]
}

/** 主送, 抄送, 签发 at the foot, as on an issued paper. */
function issued({ issue }: MinutesContent, { text }: Words): Block[] {
  if (issue === null) return []
  const { to, cc, issuer, issuedOn } = text.field
  const names = (list: readonly string[]) => [list.length === 0 ? text.none : list.join(text.separator)]
  return [
    {
      kind: 'grid',
      cells: [
        wide(to, names(issue.to)),
        wide(cc, names(issue.cc)),
        { label: issuer, lines: [issue.issuer || text.none] },
        { label: issuedOn, lines: [issue.issuedOn || '—'] },
      ],
    },
  ]
}
