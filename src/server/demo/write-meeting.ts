import { sql } from 'kysely'
import { draftMinutesBy, feedbackBy, finalMinutesBy } from '#domain/calendar/clocks.ts'
import { civilDateOf } from '#domain/calendar/instant.ts'
import type { Db } from '#server/db/database.ts'
import { noteMove } from '#server/history/history.ts'
import { refreshAudience } from '#server/meeting/audience.ts'
import { loadClockSetting } from '#server/meeting/clock.ts'
import { getMeeting } from '#server/meeting/queries.ts'
import { drawContent } from '#server/minutes/content.ts'
import type { PersonKey } from './cast.ts'
import type { Company } from './company.ts'
import type {
  AttendeeStory,
  DecisionStory,
  MeetingStory,
  MinutesStory,
  TaskStory,
  TopicStory,
} from './story.ts'
import { writeCollaboration, writeDependencies, writeRisks } from './write-frame.ts'
import { writePreparation } from './write-preparation.ts'

const zone = 'Asia/Shanghai'
const minute = 60_000

/** What the parts of a meeting have become, for those that come after and name them. */
export interface Told {
  readonly meetingId: string
  readonly number: string
  readonly topicIds: readonly string[]
  readonly decisions: ReadonlyMap<string, { readonly id: string; readonly number: string }>
  readonly tasks: readonly { readonly id: string; readonly number: string }[]
}

/** Puts one meeting with all that came of it into the database, as if people had entered it at the time. */
export async function writeMeeting(tx: Db, company: Company, story: MeetingStory): Promise<Told> {
  const id = (key: PersonKey | null | undefined) => (key == null ? null : company.person(key).id)
  const collaborationId = await collaborationOf(tx, company, story)
  const isOver = ['ended', 'followUp', 'closed'].includes(story.state)
  const meeting = await tx
    .insertInto('meeting')
    .values({
      number: nextNumber('HY', story.created),
      name: story.name,
      type: story.type,
      state: story.state,
      classification: story.classification ?? 'internal',
      planned_start: story.start,
      planned_end: story.end,
      form: story.form ?? 'offline',
      place: story.place,
      online_url: story.onlineUrl ?? '',
      goal: story.goal,
      core_problem: story.coreProblem ?? '',
      expected_outcome: story.expectedOutcome ?? '',
      need_reason: story.needReason ?? '',
      out_of_scope: story.outOfScope ?? '',
      collaboration_id: collaborationId,
      initiating_department_id: company.departmentId(story.initiating),
      organiser_id: company.person(story.organiser).id,
      host_id: id(story.host),
      recorder_id: id(story.recorder),
      timekeeper_id: id(story.timekeeper),
      confirm_minutes: story.confirmMinutes ?? null,
      venue_confirmed_at: story.venueConfirmed ?? null,
      venue_confirmed_by: story.venueConfirmed ? id(story.organiser) : null,
      opening_checked_at: story.openingChecked ?? null,
      opening_checked_by: story.openingChecked ? id(story.host) : null,
      invited_at: story.noticed ?? null,
      noticed_at: story.noticed ?? null,
      actual_start: isOver ? story.start : null,
      actual_end: isOver ? story.end : null,
      is_imported: story.isImported ?? false,
      created_at: story.created,
      updated_at: story.noticed ?? story.created,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
  for (const attendee of story.attendees) await writeAttendee(tx, company, story, meeting.id, attendee)
  const topicIds: string[] = []
  for (const [at, topic] of story.topics.entries()) {
    topicIds.push(await writeTopic(tx, company, story, meeting.id, { topic, at }))
  }
  for (const { slot, department, text } of story.outputs ?? []) {
    await tx
      .insertInto('output_line')
      .values({
        meeting_id: meeting.id,
        slot,
        department_id: department === undefined ? null : company.departmentId(department),
        text,
        author_id: id(story.recorder),
        created_at: story.end,
      })
      .execute()
  }
  await writeMaterials(tx, company, story, { meetingId: meeting.id, topicIds })
  await writePreparation(tx, company, story, { meetingId: meeting.id, topicIds })
  const decisions = new Map<string, { id: string; number: string }>()
  for (const [at, topic] of story.topics.entries()) {
    for (const decision of topic.decisions ?? []) {
      const topicId = topicIds[at] as string
      decisions.set(
        decision.key,
        await writeDecision(tx, company, story, { decision, meetingId: meeting.id, topicId }),
      )
    }
  }
  const tasks: { id: string; number: string }[] = []
  for (const task of story.tasks ?? []) {
    tasks.push(
      await writeTask(tx, company, story, {
        task,
        meetingId: meeting.id,
        topicIds,
        decisions,
        collaborationId,
      }),
    )
  }
  await writeDependencies(tx, story.dependencies ?? [], { tasks, collaborationId, at: story.end })
  await writeRisks(tx, company, story.risks ?? [], { tasks, decisions, at: story.end })
  const told: Told = { meetingId: meeting.id, number: meeting.number, topicIds, decisions, tasks }
  await writeRecord(tx, company, story, told)
  if (story.minutes) await writeMinutes(tx, company, story, told, story.minutes)
  await writeLife(tx, company, story, meeting.id)
  await refreshAudience(tx, meeting.id)
  return told
}

/** The collaboration a story tells of, or the one of that name; a name nobody knows yet sets one up. */
async function collaborationOf(tx: Db, company: Company, story: MeetingStory): Promise<string | null> {
  const { collaboration } = story
  if (collaboration === undefined) return null
  if (typeof collaboration !== 'string') return writeCollaboration(tx, company, collaboration)
  const known = await tx
    .selectFrom('collaboration')
    .select('id')
    .where('name', '=', collaboration)
    .executeTakeFirst()
  return (
    known?.id ??
    writeCollaboration(tx, company, {
      name: collaboration,
      state: 'active',
      initiating: story.initiating,
      participating: [...new Set(story.attendees.map(({ person }) => company.person(person).department))],
      leader: story.host,
      classification: story.classification ?? 'internal',
      created: story.created,
    })
  )
}

function nextNumber(series: string, at: Date) {
  return sql<string>`next_number(${series}, ${Number(civilDateOf(at, zone).slice(0, 4))}::int)`
}

async function writeAttendee(
  tx: Db,
  company: Company,
  { start, noticed }: MeetingStory,
  meetingId: string,
  attendee: AttendeeStory,
): Promise<void> {
  const { id, department } = company.person(attendee.person)
  const isThere = attendee.signIn === 'onTime' || attendee.signIn === 'late'
  const rsvp = attendee.rsvp ?? 'pending'
  await tx
    .insertInto('meeting_attendee')
    .values({
      meeting_id: meetingId,
      person_id: id,
      department_id: company.departmentId(department),
      kind: attendee.kind ?? 'core',
      core_role: attendee.role ?? null,
      rsvp,
      rsvp_reason: attendee.reason ?? '',
      rsvp_at: rsvp === 'pending' || !noticed ? null : new Date(noticed.getTime() + 40 * minute),
      proxy_id: attendee.proxy ? company.person(attendee.proxy).id : null,
      proxy_scope: attendee.proxy ? 'speakAndVote' : null,
      sign_in: attendee.signIn ?? null,
      sign_in_method: isThere ? 'scan' : null,
      is_mandatory: attendee.kind !== 'observer',
      mode: attendee.mode ?? (rsvp === 'yes' ? 'onsite' : null),
      remark: attendee.remark ?? '',
      signed_in_at: isThere ? new Date(start.getTime() - 3 * minute) : null,
      absence_reason:
        attendee.signIn === 'absent' || attendee.signIn === 'leave' ? (attendee.reason ?? '') : '',
      materials_to_prepare: attendee.prepares ?? '',
    })
    .execute()
}

async function writeTopic(
  tx: Db,
  company: Company,
  story: MeetingStory,
  meetingId: string,
  { topic, at }: { topic: TopicStory; at: number },
): Promise<string> {
  const before = story.topics.slice(0, at).reduce((sum, { minutes, spent }) => sum + (spent ?? minutes), 0)
  const spent = topic.spent ?? topic.minutes
  const isRun = topic.state !== undefined && topic.state !== 'pending'
  const startedAt = new Date(story.start.getTime() + before * minute)
  const { id } = await tx
    .insertInto('topic')
    .values({
      meeting_id: meetingId,
      seq: at + 1,
      title: topic.title,
      kind: topic.kind,
      section: topic.section ?? 'free',
      discussion_content: topic.content,
      problem_to_solve: topic.problem ?? '',
      expected_output: topic.output,
      owner_id: topic.owner ? company.person(topic.owner).id : null,
      planned_minutes: topic.minutes,
      state: topic.state ?? 'pending',
      outcome_note: topic.outcome ?? '',
      started_at: isRun ? startedAt : null,
      ended_at: isRun ? new Date(startedAt.getTime() + spent * minute) : null,
      spent_seconds: isRun ? spent * 60 : 0,
      created_at: story.created,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function writeMaterials(
  tx: Db,
  company: Company,
  { materials = [], created }: MeetingStory,
  { meetingId, topicIds }: { meetingId: string; topicIds: readonly string[] },
): Promise<void> {
  for (const material of materials.filter(({ isGenerated }) => !isGenerated)) {
    await tx
      .insertInto('material')
      .values({
        meeting_id: meetingId,
        topic_id: material.topic === undefined ? null : (topicIds[material.topic] ?? null),
        name: material.name,
        kind: material.kind,
        revision: material.revision ?? '',
        preparer_id: material.preparer ? company.person(material.preparer).id : null,
        due_at: material.due ?? null,
        created_at: created,
      })
      .execute()
  }
}

async function writeDecision(
  tx: Db,
  company: Company,
  story: MeetingStory,
  { decision, meetingId, topicId }: { decision: DecisionStory; meetingId: string; topicId: string },
): Promise<{ id: string; number: string }> {
  const recorder = company.person(story.recorder).id
  const made = await tx
    .insertInto('decision')
    .values({
      number: nextNumber('JY', story.end),
      meeting_id: meetingId,
      topic_id: topicId,
      content: decision.content,
      kind: decision.kind,
      state: decision.state,
      owner_id: decision.owner ? company.person(decision.owner).id : null,
      owner_department_id: decision.department ? company.departmentId(decision.department) : null,
      due_on: decision.dueOn ?? null,
      confirm_by: decision.confirmBy ?? null,
      condition_event: decision.condition?.event ?? '',
      notice_lead_days: decision.condition?.leadDays ?? null,
      affected_date: decision.condition?.affects ?? null,
      created_by: recorder,
      created_at: story.end,
      updated_at: story.end,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
  for (const name of decision.cooperating ?? []) {
    await tx
      .insertInto('decision_department')
      .values({ decision_id: made.id, department_id: company.departmentId(name) })
      .execute()
  }
  const about = { noun: 'decision', nounId: made.id, at: story.end }
  await noteMove(tx, { ...about, move: 'create', from: null, to: 'proposed', actorId: recorder })
  const host = company.person(story.host).id
  if (decision.state === 'provisional') {
    await noteMove(tx, {
      ...about,
      move: 'makeProvisional',
      from: 'proposed',
      to: 'provisional',
      actorId: host,
    })
    return made
  }
  await noteMove(tx, { ...about, move: 'adopt', from: 'proposed', to: 'adopted', actorId: host })
  if (decision.state === 'inExecution') {
    await noteMove(tx, { ...about, move: 'execute', from: 'adopted', to: 'inExecution', actorId: null })
  }
  return made
}

async function writeTask(
  tx: Db,
  company: Company,
  story: MeetingStory,
  {
    task,
    meetingId,
    topicIds,
    decisions,
    collaborationId,
  }: {
    task: TaskStory
    meetingId: string
    topicIds: readonly string[]
    decisions: ReadonlyMap<string, { id: string }>
    collaborationId: string | null
  },
): Promise<{ id: string; number: string }> {
  const person = (key: PersonKey) => company.person(key).id
  const assigned = task.owner === null ? null : assignedAt(task, story)
  const made = await tx
    .insertInto('task')
    .values({
      number: nextNumber('RW', story.end),
      name: task.name,
      description: task.description ?? '',
      owner_id: task.owner ? person(task.owner) : null,
      owner_department_id: company.departmentId(task.department),
      assigner_id: person(story.host),
      planned_start: task.start ?? null,
      due_on: task.due,
      original_due_on: task.firstDue ?? task.due,
      priority: task.priority ?? 'P2',
      state: task.state,
      percent: task.percent ?? (task.state === 'done' ? 100 : 0),
      done_criteria: [...(task.doneCriteria ?? [])],
      notes: [...(task.notes ?? [])],
      required_formats: JSON.stringify(
        (task.formats ?? []).map((one) => (typeof one === 'string' ? { format: one, use: 'any' } : one)),
      ),
      budget_cents: task.budgetYuan === undefined ? null : task.budgetYuan * 100,
      rework_count: task.rework ?? 0,
      max_rework: task.maxRework ?? 2,
      collaboration_id: collaborationId,
      meeting_id: meetingId,
      topic_id: task.topic === undefined ? null : (topicIds[task.topic] ?? null),
      decision_id: task.decision ? (decisions.get(task.decision)?.id ?? null) : null,
      assigned_at: assigned,
      signed_at:
        assigned !== null && task.isUnsigned !== true ? new Date(assigned.getTime() + 3_600_000) : null,
      last_update_at: task.updates?.at(-1)?.at ?? null,
      percent_at: task.updates?.findLast(({ percent }) => percent !== undefined)?.at ?? null,
      submitted_at: task.submitted ?? task.done ?? null,
      done_at: task.done ?? null,
      created_by: person(story.recorder),
      created_at: story.end,
      updated_at: task.updates?.at(-1)?.at ?? story.end,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
  const taskId = made.id
  for (const { department, provides } of task.cooperating ?? []) {
    const department_id = company.departmentId(department)
    await tx.insertInto('task_department').values({ task_id: taskId, department_id, provides }).execute()
  }
  for (const key of task.cooperators ?? []) {
    await tx
      .insertInto('task_cooperator')
      .values({ task_id: taskId, person_id: person(key) })
      .execute()
  }
  for (const key of task.reviewers ?? []) {
    await tx
      .insertInto('task_reviewer')
      .values({
        task_id: taskId,
        person_id: person(key),
        department_id: company.departmentId(company.person(key).department),
        is_for_department: (task.reviewDepartments ?? []).includes(company.person(key).department),
        ...(task.done && { verdict: 'pass' as const, at: task.done }),
      })
      .execute()
  }
  for (const { on, department, deliverable, done } of task.milestones ?? []) {
    const department_id = company.departmentId(department)
    await tx
      .insertInto('task_milestone')
      .values({ task_id: taskId, due_on: on, department_id, deliverable, done_at: done ?? null })
      .execute()
  }
  for (const { kind, text, provider, asking, headcount, due, yuan } of task.resources ?? []) {
    await tx
      .insertInto('task_resource')
      .values({
        task_id: taskId,
        kind,
        text,
        provider_id: provider ? company.departmentId(provider) : null,
        asking_department_id: asking ? company.departmentId(asking) : null,
        headcount: headcount ?? null,
        due_on: due ?? null,
        amount_cents: yuan === undefined ? null : yuan * 100,
      })
      .execute()
  }
  for (const update of task.updates ?? []) {
    await tx
      .insertInto('task_update')
      .values({
        task_id: taskId,
        person_id: person(update.by),
        kind: update.kind ?? 'progress',
        state: update.state ?? 'inProgress',
        percent: update.percent ?? null,
        text: update.text,
        awaiting_department_id: update.awaiting ? company.departmentId(update.awaiting) : null,
        risk_point: update.risk ?? '',
        new_due_on: update.newDue ?? null,
        at: update.at,
      })
      .execute()
  }
  const asked =
    task.state === 'needsSupport' ? task.updates?.findLast(({ kind }) => kind === 'support') : undefined
  if (asked !== undefined) {
    await tx
      .insertInto('task_support')
      .values({
        task_id: taskId,
        text: asked.text,
        department_id: asked.awaiting ? company.departmentId(asked.awaiting) : null,
        asked_by: person(asked.by),
        asked_at: asked.at,
      })
      .execute()
  }
  for (const { name, link } of task.deliverables ?? []) {
    const added = { added_by: task.owner ? person(task.owner) : null, added_at: task.submitted ?? story.end }
    await tx
      .insertInto('deliverable')
      .values({ task_id: taskId, name, link, ...added })
      .execute()
  }
  await noteMove(tx, {
    noun: 'task',
    nounId: taskId,
    move: 'create',
    from: null,
    to: 'todo',
    actorId: person(story.recorder),
    at: story.end,
  })
  return made
}

/** With the final minutes; work that is under way while they are not final was handed out at the table. */
function assignedAt(task: TaskStory, story: MeetingStory): Date | null {
  return story.minutes?.final ?? (task.state === 'todo' ? null : story.end)
}

/** The live record: what was said, then what was decided and handed out, topic by topic. */
async function writeRecord(tx: Db, company: Company, story: MeetingStory, told: Told): Promise<void> {
  const author = company.person(story.recorder).id
  const locked = story.minutes === undefined ? null : story.end
  for (const [at, topic] of story.topics.entries()) {
    const common = {
      meeting_id: told.meetingId,
      topic_id: told.topicIds[at] as string,
      author_id: author,
      created_at: story.end,
      updated_at: story.end,
      confirmed_at: locked,
      confirmed_by: locked && company.person(story.host).id,
    }
    const lines = [
      ...(topic.lines ?? []).map((line) => ({
        kind: line.kind,
        text: line.text,
        department_id: line.department ? company.departmentId(line.department) : null,
        person_id: line.person ? company.person(line.person).id : null,
        final_wording: line.finalWording ?? '',
        wording_locked_at: line.finalWording ? story.end : null,
        wording_locked_by: line.finalWording ? company.person(story.host).id : null,
      })),
      ...(topic.decisions ?? []).map(({ key, content }) => ({
        kind: 'decision' as const,
        text: content,
        decision_id: told.decisions.get(key)?.id ?? null,
      })),
      ...(story.tasks ?? []).flatMap((task, index) =>
        task.topic === at
          ? [{ kind: 'task' as const, text: task.name, task_id: told.tasks[index]?.id ?? null }]
          : [],
      ),
    ]
    for (const [position, line] of lines.entries()) {
      const { id } = await tx
        .insertInto('entry')
        .values({
          ...common,
          ...line,
          position: (position + 1) * 1024,
          client_key: sql<string>`gen_random_uuid()`,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      await tx
        .insertInto('entry_version')
        .values({
          entry_id: id,
          version: 1,
          text: line.text,
          kind: line.kind,
          author_id: author,
          at: story.end,
        })
        .execute()
    }
  }
}

async function writeMinutes(
  tx: Db,
  company: Company,
  story: MeetingStory,
  told: Told,
  minutes: MinutesStory,
): Promise<void> {
  const setting = await loadClockSetting(tx)
  const day = civilDateOf(story.start, zone)
  const isFinal = minutes.final !== undefined
  const written = minutes.state !== 'recording'
  const { id, number } = await tx
    .insertInto('minutes')
    .values({
      number: nextNumber('HYJY', story.end),
      meeting_id: told.meetingId,
      state: minutes.state,
      current_version: written ? 1 : 0,
      draft_due_at: draftMinutesBy(story.end, setting).at,
      final_due_at: finalMinutesBy(story.end, setting).at,
      feedback_due_at: minutes.sent ? feedbackBy(minutes.sent, setting).at : null,
      sent_at: minutes.sent ?? null,
      final_at: minutes.final ?? null,
      final_by: isFinal ? company.person(story.host).id : null,
      archive_name: minutes.state === 'archived' ? `${story.name}-${day}` : '',
      maintainer_id: company.person(minutes.maintainer ?? story.recorder).id,
      created_at: story.end,
      updated_at: minutes.final ?? minutes.sent ?? story.end,
    })
    .returning(['id', 'number'])
    .executeTakeFirstOrThrow()
  const author = company.person(story.recorder).id
  if (written) {
    const drawn = await drawContent(tx, await getMeeting(tx, told.meetingId), number)
    const content = { ...drawn, goalAndAgenda: { ...drawn.goalAndAgenda, review: minutes.review } }
    await tx
      .insertInto('minutes_version')
      .values({
        minutes_id: id,
        no: 1,
        content: JSON.stringify(content),
        is_final: isFinal,
        author_id: author,
        at: minutes.final ?? minutes.sent ?? story.end,
      })
      .execute()
  }
  for (const { person, role, state } of minutes.recipients ?? []) {
    const answered = state === 'sent' ? null : (minutes.final ?? minutes.sent ?? null)
    await tx
      .insertInto('minutes_recipient')
      .values({
        minutes_id: id,
        person_id: company.person(person).id,
        role,
        state,
        opened_at: answered,
        answered_at: answered,
      })
      .execute()
  }
  const about = { noun: 'minutes', nounId: id }
  const steps = [
    { move: 'generate', from: 'recording', to: 'draft', by: author, at: written ? story.end : undefined },
    { move: 'send', from: 'draft', to: 'inReview', by: author, at: minutes.sent },
    { move: 'finalise', from: 'inReview', to: 'final', by: company.person(story.host).id, at: minutes.final },
    {
      move: 'archive',
      from: 'final',
      to: 'archived',
      by: author,
      at: minutes.state === 'archived' ? minutes.final : undefined,
    },
  ]
  for (const { move, from, to, by, at } of steps) {
    if (at) await noteMove(tx, { ...about, move, from, to, actorId: by, at })
  }
}

/** The steps a meeting took to where it is. */
async function writeLife(tx: Db, company: Company, story: MeetingStory, meetingId: string): Promise<void> {
  const order = [
    'draft',
    'ready',
    'noticed',
    'inProgress',
    'confirming',
    'ended',
    'followUp',
    'closed',
  ] as const
  const reached = order.indexOf(story.state as (typeof order)[number])
  const organiser = company.person(story.organiser).id
  const host = company.person(story.host).id
  const noticed = story.noticed ?? story.created
  const steps = [
    { move: 'create', from: null, to: 'draft', actorId: organiser, at: story.created },
    { move: 'makeReady', from: 'draft', to: 'ready', actorId: organiser, at: noticed },
    { move: 'sendNotice', from: 'ready', to: 'noticed', actorId: organiser, at: noticed },
    { move: 'start', from: 'noticed', to: 'inProgress', actorId: host, at: story.start },
    { move: 'beginConfirming', from: 'inProgress', to: 'confirming', actorId: host, at: story.end },
    { move: 'end', from: 'confirming', to: 'ended', actorId: host, at: story.end },
    { move: 'followUp', from: 'ended', to: 'followUp', actorId: null, at: story.minutes?.final ?? story.end },
    { move: 'close', from: 'followUp', to: 'closed', actorId: null, at: story.minutes?.final ?? story.end },
  ]
  for (const step of steps.slice(0, reached + 1)) {
    await noteMove(tx, { noun: 'meeting', nounId: meetingId, ...step })
  }
}
