import type { MinutesContent } from '#contract/minutes.ts'
import type { Db } from '#server/db/database.ts'
import type { Meeting, Topic } from '#server/meeting/meeting.ts'
import { materialsOf, topicsOf } from '#server/meeting/queries.ts'
import { departmentRefs, personRefs } from '#server/organisation/refs.ts'
import { outputsForMinutes } from '#server/output/minutes-part.ts'
import type { Entry } from '#server/record/entry.ts'
import { entriesOf } from '#server/record/queries.ts'
import { voteWordsOf } from '#server/vote/words.ts'
import { nextFor } from './next.ts'
import { attendanceOf, type Names } from './people.ts'
import { slotsOf } from './slots.ts'
import { type Hand, loadHand, printedDate, printedDay, printedRange } from './words.ts'
import { decisionsFor, tasksFor } from './work.ts'

type Decision = Awaited<ReturnType<typeof decisionsFor>>[number]
type Task = Awaited<ReturnType<typeof tasksFor>>[number]

/** The five parts of the document (S2-47), drawn from the live record: nothing is typed twice. */
export async function drawContent(tx: Db, meeting: Meeting, number: string): Promise<MinutesContent> {
  const hand = await loadHand(tx)
  const topics = await topicsOf(tx, meeting.id)
  const entries = await entriesOf(tx, meeting.id)
  const decisions = await decisionsFor(tx, meeting.id)
  const tasks = await tasksFor(tx, meeting.id)
  const names = await namesFor(tx, meeting, { topics, entries, decisions, tasks })
  const votes = await voteWordsOf(tx, meeting.id, hand.locale)
  const slots = slotsOf(meeting, topics, hand)
  return {
    basics: basicsOf(meeting, number, names, hand),
    goalAndAgenda: {
      goal: meeting.goal,
      expectedOutcome: meeting.expectedOutcome,
      result: null,
      review: '',
      agenda: topics.map((topic) => ({
        no: topic.seq,
        title: topic.title,
        slot: slots.get(topic.id) ?? '',
        expected: topic.expectedOutput,
        isDone: doneOutcomes.includes(topic.state),
        outcome: topic.state,
        spentMinutes: topic.spentSeconds === 0 ? null : Math.round(topic.spentSeconds / 60),
      })),
    },
    topics: topics.map((topic) => ({
      ...recordOf(topic, entries, decisions, names),
      slot: slots.get(topic.id) ?? '',
    })),
    decisions: decisions.map((decision) => ({
      ...decisionRow(decision, names, hand),
      ...(votes.has(decision.id) && { vote: votes.get(decision.id) as string }),
    })),
    tasks: tasks.map((task) => taskRow(task, names)),
    attachments: await attachmentsOf(tx, meeting, tasks, hand),
    next: await nextFor(tx, meeting.id, topics),
    reservedOpinions: [],
    silent: [],
    outputs: await outputsForMinutes(tx, meeting.id, hand),
    issue: null,
    amendments: [],
  }
}

/** Put off, put aside or handed up is not done; neither is what was never begun. */
const doneOutcomes: readonly string[] = ['decided', 'informed']

function basicsOf(meeting: Meeting, number: string, names: Names, hand: Hand): MinutesContent['basics'] {
  const start = meeting.plannedStart ?? meeting.actualStart
  const end = meeting.plannedStart === null ? meeting.actualEnd : meeting.plannedEnd
  return {
    name: meeting.name,
    number,
    type: meeting.type,
    date: printedDate(start, hand),
    time: printedRange(start, end, hand),
    place: meeting.place === '' ? meeting.onlineUrl : meeting.place,
    form: meeting.form,
    host: titled(meeting.hostId, names),
    recorder: titled(meeting.recorderId, names),
    ...attendanceOf(meeting, names, hand),
    remark: '',
  }
}

/** 市场部 石静: as the form names host and recorder. */
function titled(personId: string | null, { people }: Names): string {
  const person = people.get(personId ?? '')
  return person === undefined ? '' : [person.departmentName ?? '', person.name].filter(Boolean).join(' ')
}

function recordOf(
  topic: Topic,
  entries: readonly Entry[],
  decisions: readonly Decision[],
  { people, departments }: Names,
): MinutesContent['topics'][number] {
  const lines = entries.filter(
    ({ topicId, text, finalWording }) => topicId === topic.id && text + finalWording !== '',
  )
  const of = (kind: Entry['kind']) => lines.filter((line) => line.kind === kind)
  return {
    topicId: topic.id,
    no: topic.seq,
    title: topic.title,
    slot: '',
    section: topic.section,
    owner: titled(topic.ownerId, { people, departments }),
    points: of('viewpoint').map(({ departmentId, personId, text }) => ({
      department: departments.get(departmentId ?? '')?.name ?? '',
      person: people.get(personId ?? '')?.name ?? '',
      text,
    })),
    disputes: of('dispute').map(({ text, finalWording }) => ({ text, finalWording })),
    consensus: of('consensus').map(wordingOf),
    notes: of('note').map(wordingOf),
    resolutions: inRecordOrder(
      decisions.filter(({ topicId, state }) => topicId === topic.id && state !== 'rejected'),
      lines,
    ).map(({ content }) => content),
    outcome: topic.state,
    outcomeNote: topic.outcomeNote,
  }
}

const wordingOf = ({ text, finalWording }: Entry): string => (finalWording === '' ? text : finalWording)

/** As the lines stand in the record; decisions that no line stands for come after them. */
function inRecordOrder(decisions: readonly Decision[], lines: readonly Entry[]): Decision[] {
  const place = new Map(lines.map(({ decisionId }, index) => [decisionId, index]))
  const placeOf = ({ id }: Decision) => place.get(id) ?? lines.length
  return decisions.toSorted((one, other) => placeOf(one) - placeOf(other))
}

function decisionRow(
  decision: Decision,
  { people, departments }: Names,
  hand: Hand,
): MinutesContent['decisions'][number] {
  const owner = people.get(decision.ownerId ?? '')?.name
  return {
    decisionId: decision.id,
    number: decision.number,
    content: decision.content,
    kind: decision.kind,
    state: decision.state,
    owner: owner ?? departments.get(decision.ownerDepartmentId ?? '')?.name ?? '',
    cooperating: decision.cooperating.map(({ name }) => name).join(hand.text.separator),
    due: decision.dueOn === null ? decision.dueText : printedDay(decision.dueOn, hand),
  }
}

function taskRow(task: Task, { people, departments }: Names): MinutesContent['tasks'][number] {
  return {
    taskId: task.id,
    number: task.number,
    name: task.name,
    owner: people.get(task.ownerId ?? '')?.name ?? '',
    ownerDepartment: departments.get(task.ownerDepartmentId ?? '')?.name ?? '',
    dueOn: task.dueOn,
    dueText: task.dueText,
    doneCriteria: task.doneCriteria,
    decisionNumber: task.decisionNumber ?? '',
    state: task.state,
  }
}

/** The task sheet first (S3-52), then what was handed in; of records from elsewhere the files may be missing. */
async function attachmentsOf(
  tx: Db,
  meeting: Meeting,
  tasks: readonly Task[],
  { text }: Hand,
): Promise<MinutesContent['attachments']> {
  const materials = await materialsOf(tx, meeting.id)
  return [
    ...(tasks.length > 0
      ? [{ name: text.taskSheet, revision: '', kind: 'ledger' as const, fileId: null }]
      : []),
    ...materials
      .filter(({ fileId }) => fileId !== null || meeting.isImported)
      .map(({ name, revision, fileId }) => ({ name, revision, kind: 'file' as const, fileId })),
  ].map((attachment, index) => ({ no: index + 1, ...attachment }))
}

async function namesFor(
  tx: Db,
  meeting: Meeting,
  {
    topics,
    entries,
    decisions,
    tasks,
  }: {
    readonly topics: readonly Topic[]
    readonly entries: readonly Entry[]
    readonly decisions: readonly Decision[]
    readonly tasks: readonly Task[]
  },
): Promise<Names> {
  const people = await personRefs(tx, [
    meeting.hostId,
    meeting.recorderId,
    ...meeting.attendees.flatMap(({ personId, proxyId }) => [personId, proxyId]),
    ...entries.map(({ personId }) => personId),
    ...[...topics, ...decisions, ...tasks].map(({ ownerId }) => ownerId),
  ])
  const departments = await departmentRefs(tx, [
    ...meeting.attendees.map(({ departmentId }) => departmentId),
    ...entries.map(({ departmentId }) => departmentId),
    ...[...decisions, ...tasks].map(({ ownerDepartmentId }) => ownerDepartmentId),
  ])
  return { people, departments }
}
