import type { z } from 'zod'
import type { ApprovalView } from '#contract/approval.ts'
import type { CollaborationView } from '#contract/collaboration.ts'
import type { DeadlineView, DepartmentRef, PersonRef } from '#contract/common.ts'
import type { DecisionView } from '#contract/decision.ts'
import type { MeetingView } from '#contract/meeting.ts'
import type { MinutesContent } from '#contract/minutes.ts'
import type { DepartmentView, PersonView } from '#contract/organisation.ts'
import type { OutputsView } from '#contract/output.ts'
import type { RecordView } from '#contract/record.ts'
import type { RiskView } from '#contract/risk.ts'
import type { DependenciesView, TaskView } from '#contract/task.ts'
import { civilDateOf, timeOf } from '#domain/calendar/instant.ts'
import { type Given, type Q4Task, type Q4Topic, q4Case } from '#domain/demo/q4-case.ts'
import { given } from './q4-hands.ts'

/**
 * The case once as it is written (`wanted`) and once as the API answers (`readAnswers`), in the same shape,
 * so that one comparison shows every datum that differs. Not compared, and why:
 * - ids such as JY-1.1, RW-01, LC-1, SP-01: the organisation numbers by itself; things are matched by words;
 * - people[].display: it is the name here, since the source names nobody, and by it people are matched;
 * - caseId, source, notes, asOf, timeZone: they are about the case, not of it;
 * - start and end of a topic: derived from its length, and read off the agenda while it is typed in;
 * - who speaks where the source names a department only: NM-MTG-04 wants a person, so one was picked;
 * - `adopted` of a resolution whose task stands: it is 落实中 at once, and counts as adopted here;
 * - the headcount of ZY-01: it stands in the words of the case (1名) and in a field of its own here.
 */

type Read = <Reply>(path: string) => Promise<Reply>

export interface Answers {
  readonly departments: readonly DepartmentView[]
  readonly people: readonly PersonView[]
  readonly collaboration: CollaborationView
  readonly meeting: MeetingView
  readonly record: RecordView
  readonly outputs: OutputsView
  readonly attachments: MinutesContent['attachments']
  readonly decisions: readonly { readonly view: DecisionView; readonly approvals: readonly ApprovalView[] }[]
  readonly tasks: readonly {
    readonly view: TaskView
    readonly dependencies: z.output<typeof DependenciesView>
  }[]
  readonly risks: readonly RiskView[]
}

/** Everything that the comparison needs, as somebody who takes part may read it. */
export async function readAnswers(read: Read, meetingId: string, collaborationId: string): Promise<Answers> {
  const meeting = await read<MeetingView>(`/meetings/${meetingId}`)
  const all = <Of>(links: readonly { readonly id: string }[], of: (id: string) => Promise<Of>) =>
    Promise.all(links.map(({ id }) => of(id)))
  const items = async <Item>(path: string) => (await read<{ items: Item[] }>(path)).items
  const minutes = await read<{ content: MinutesContent }>(`/minutes/${meeting.minutes?.id}`)
  return {
    departments: await items('/departments'),
    people: await items('/people?limit=50'),
    collaboration: await read(`/collaborations/${collaborationId}`),
    meeting,
    record: await read(`/meetings/${meetingId}/record`),
    outputs: await read(`/meetings/${meetingId}/outputs`),
    attachments: minutes.content.attachments,
    decisions: await all(meeting.decisions, async (id) => ({
      view: await read<DecisionView>(`/decisions/${id}`),
      approvals: await items<ApprovalView>(`/decisions/${id}/approvals`),
    })),
    tasks: await all(meeting.tasks, async (id) => ({
      view: await read<TaskView>(`/tasks/${id}`),
      dependencies: await read<z.output<typeof DependenciesView>>(`/tasks/${id}/dependencies`),
    })),
    risks: await items(`/risks?collaborationId=${collaborationId}&limit=50`),
  }
}

const keys = new Map(q4Case.people.map(({ id, display }) => [display, id]))
const keyOf = (person: PersonRef | null) => (person === null ? null : (keys.get(person.name) ?? person.name))
const nameOf = (department: DepartmentRef | null) => department?.name ?? null
const dayOf = (at: string) => civilDateOf(new Date(at), q4Case.timeZone)
const timeIn = (at: string) => timeOf(new Date(at), q4Case.timeZone)
const yuan = (cents: number | null) => (cents === null ? null : cents / 100)
const supporting = { document: 'document', money: 'budget', material: 'material' } as const

/** What is stored, in the shape of the case. */
export function stored(answers: Answers) {
  const { meeting, collaboration, record, decisions, tasks } = answers
  const present = meeting.attendees.filter(({ signIn }) => signIn !== 'absent')
  const absent = meeting.attendees.filter(({ signIn }) => signIn === 'absent')
  const byTopic = (topicId: string) =>
    decisions.filter(({ view }) => view.topic?.id === topicId).toSorted(byNumber)
  const taskNames = (decisionId: string) =>
    tasks.filter(({ view }) => view.decision?.id === decisionId).map(({ view }) => view.name)
  return {
    departments: answers.departments.map(({ name }) => name).toSorted(),
    people: answers.people
      .filter(({ name }) => keys.has(name))
      .map(({ name, departmentName, jobTitle }) => ({
        id: keys.get(name),
        dept: departmentName,
        title: jobTitle,
      }))
      .toSorted(byText),
    collaboration: {
      name: collaboration.name,
      initiatingDept: nameOf(collaboration.initiatingDepartment),
      // Whoever calls for it takes part in it, and stands first.
      participatingDepts: [
        ...(collaboration.initiatingDepartment === null ? [] : [collaboration.initiatingDepartment]),
        ...collaboration.participatingDepartments,
      ].map(nameOf),
      smartGoal: collaboration.goal,
      targets: collaboration.targets,
      theme: collaboration.theme,
      plannedLaunch: {
        date: collaboration.launchOn,
        state: collaboration.isLaunchProvisional ? 'provisional' : 'fixed',
      },
      leader: keyOf(collaboration.leader),
    },
    meeting: {
      name: meeting.name,
      type: meeting.type,
      date: dayOf(meeting.plannedStart as string),
      start: timeIn(meeting.plannedStart as string),
      end: timeIn(meeting.plannedEnd as string),
      place: meeting.place,
      form: meeting.form,
      host: keyOf(meeting.host),
      recorder: keyOf(meeting.recorder),
      timekeeper: keyOf(meeting.timekeeper),
      materialPreparer: keyOf(meeting.materialPreparer),
      attendees: present.map(({ person, kind }) => {
        const instead = absent.find(({ proxy }) => proxy?.id === person.id)
        return {
          person: keyOf(person),
          kind,
          ...(instead !== undefined && { proxyFor: keyOf(instead.person) }),
        }
      }),
      absences: absent.map(({ person, absenceReason, proxy }) => ({
        person: keyOf(person),
        reason: absenceReason,
        proxy: keyOf(proxy),
      })),
      attachments: answers.attachments.map(({ no, name, revision, kind }) => ({
        no,
        name,
        ...(revision !== '' && { version: revision }),
        ...(kind === 'ledger' && { generatedFrom: 'ledger' }),
      })),
    },
    agenda: meeting.topics.map((topic) => ({
      no: topic.seq,
      title: topic.title,
      plannedMinutes: topic.plannedMinutes,
      owner: keyOf(topic.owner),
      discussionContent: topic.discussionContent,
      expectedOutput: topic.expectedOutput,
      points: record.entries
        .filter(({ topicId, kind, isDeleted }) => topicId === topic.id && kind === 'viewpoint' && !isDeleted)
        .toSorted((a, b) => a.position - b.position)
        .map(({ department, person, text }) => ({ dept: nameOf(department), speaker: keyOf(person), text })),
      resolutions: byTopic(topic.id).map(({ view, approvals }) => ({
        text: view.content,
        kind: view.kind,
        state: view.state === 'inExecution' ? 'adopted' : view.state,
        tasks: taskNames(view.id).toSorted(),
        refersTo: view.reference?.link ? `attachment:${view.reference.label}` : null,
        approvals: approvals.map(approvalOf),
        condition:
          view.kind !== 'conditional'
            ? null
            : {
                event: view.conditionEvent,
                noticeLeadDays: view.noticeLeadDays,
                audience: view.noticeAudience,
                channel: view.noticeChannel,
                affectedDate: view.affectedDate,
                latestNotice: view.latestNoticeOn,
              },
        confirmBy: view.confirmBy,
      })),
    })),
    tasks: inOrder(tasks.map(({ view }) => taskOf(view))),
    dependencies: tasks
      .flatMap(({ view, dependencies }) =>
        dependencies.before.map(({ kind, other, milestone }) => ({
          kind,
          from: view.name,
          to: other.title,
          milestone: milestone?.deliverable ?? null,
        })),
      )
      .toSorted(byText),
    resourceRequests: answers.outputs.requests.map(({ department, kind, text, headcount, amountCents }) => ({
      dept: nameOf(department),
      kind,
      text,
      headcount,
      costCny: yuan(amountCents),
    })),
    risks: answers.risks
      .map(({ task, decision, raisedByDepartment, text, response, forecast }) => ({
        task: task?.title ?? null,
        linkedDecision: decision === null ? null : contentOf(answers, decision.id),
        raisedBy: nameOf(raisedByDepartment),
        text,
        response,
        forecast:
          forecast === null || forecast.on === null
            ? null
            : {
                milestone: forecast.milestone?.deliverable ?? null,
                date: forecast.on,
                slipDays: forecast.slipDays,
              },
      }))
      .toSorted(byText),
  }
}

function approvalOf({ subject, amountCents, submitter, submitBy, state }: ApprovalView) {
  return { subject, amountCny: yuan(amountCents), submitter: keyOf(submitter), submitBy, state }
}

function contentOf({ decisions }: Answers, id: string): string | undefined {
  return decisions.find(({ view }) => view.id === id)?.view.content
}

function taskOf(view: TaskView) {
  return {
    name: view.name,
    ownerDept: nameOf(view.ownerDepartment),
    owner: keyOf(view.owner),
    due: view.dueOn,
    collaboration: view.collaboration?.title ?? null,
    description: view.description,
    cooperatingDepts: view.cooperating.map(({ department, provides }) => ({
      dept: department.name,
      provides,
    })),
    cooperators: view.cooperators.map(keyOf),
    plannedStart: view.plannedStart,
    milestones: view.milestones.map(({ dueOn, department, deliverable }) => ({
      date: dueOn,
      dept: nameOf(department),
      deliverable,
    })),
    resourcesAndSupport: view.resources.map(({ kind, text, provider, dueOn, amountCents }) => ({
      kind: supporting[kind as keyof typeof supporting] ?? kind,
      text,
      provider: nameOf(provider),
      due: dueOn,
      amount: yuan(amountCents),
    })),
    budgetCny: yuan(view.budgetCents),
    doneCriteria: view.doneCriteria,
    notes: view.notes,
    jointReview: view.reviewers.map(({ forDepartment }) => nameOf(forDepartment)),
    maxRework: view.maxRework,
    requiredFormats: view.requiredFormats,
    progressUpdates: view.updates
      .filter(({ kind }) => kind === 'progress')
      .map(({ at, state, text, awaiting }) => ({
        date: dayOf(at),
        status: state,
        text,
        awaiting: nameOf(awaiting),
      })),
  }
}

const byText = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)
const byNumber = (a: { view: DecisionView }, b: { view: DecisionView }) =>
  a.view.number < b.view.number ? -1 : 1
const inOrder = <Named extends { readonly name: string }>(all: readonly Named[]) =>
  all.toSorted((a, b) => (a.name < b.name ? -1 : 1))

/** The case in the same shape. `speakers` are those of points for which the case names a department only. */
export function wanted(speakers: Readonly<Record<string, string>>): ReturnType<typeof stored> {
  const { meeting, collaboration } = q4Case
  const { leader, ...plain } = collaboration
  const nameOfTask = (id: string) => q4Case.tasks.find((task) => task.id === id)?.name ?? id
  const textOf = (id: string) =>
    q4Case.agenda.flatMap(({ resolutions }) => resolutions).find((one) => one.id === id)?.text
  const value = {
    departments: q4Case.departments.toSorted(),
    people: q4Case.people.map(({ id, dept, title }) => ({ id, dept, title })).toSorted(byText),
    collaboration: { ...plain, leader: given(leader) },
    meeting,
    agenda: q4Case.agenda.map((topic) => wantedTopic(topic, speakers, nameOfTask)),
    tasks: inOrder(q4Case.tasks.map(wantedTask)),
    dependencies: [
      ...q4Case.dependencies.map(({ from, to }) => edge('finishToStart', from, to)),
      ...q4Case.tasks.flatMap(({ id, supports }) =>
        supports === undefined ? [] : [edge('supports', id, supports)],
      ),
    ].toSorted(byText),
    resourceRequests: q4Case.resourceRequests
      .filter(({ task }) => task === undefined)
      .map(({ dept, kind, text, costCny }) => ({ dept, kind, text, headcount: 1, costCny })),
    risks: q4Case.risks
      .map(({ task, linkedDecision, raisedBy, text, response, forecast }) => ({
        task: task === undefined ? null : nameOfTask(task),
        linkedDecision: linkedDecision === undefined ? null : textOf(linkedDecision),
        // The case names nobody for the risk of RW-01: whoever owns the task raises it.
        raisedBy: raisedBy ?? q4Case.tasks.find(({ id }) => id === task)?.ownerDept ?? null,
        text,
        response,
        forecast:
          forecast === undefined
            ? null
            : { ...forecast, milestone: deliverableOf(`${task}/${forecast.milestone}`) },
      }))
      .toSorted(byText),
  }
  // The case is written with narrower types than what may be stored; the comparison is of values.
  return value as unknown as ReturnType<typeof stored>

  /** RW-07 → RW-01/LC-2, or the launch of the collaboration. */
  function edge(kind: string, from: string, to: string) {
    const [task] = to.split('/')
    return {
      kind,
      from: nameOfTask(from),
      to: to.startsWith('launch') ? collaboration.name : nameOfTask(task as string),
      milestone: deliverableOf(to),
    }
  }
}

function deliverableOf(place: string): string | null {
  const [taskId, milestoneId] = place.split('/')
  const task = q4Case.tasks.find(({ id }) => id === taskId)
  return task?.milestones?.find(({ id }) => id === milestoneId)?.deliverable ?? null
}

function wantedTopic(
  { start: _start, end: _end, no, title, plannedMinutes, owner, ...topic }: Q4Topic,
  speakers: Readonly<Record<string, string>>,
  nameOfTask: (id: string) => string,
) {
  return {
    no,
    title,
    plannedMinutes,
    owner: given(owner),
    discussionContent: given(topic.discussionContent),
    expectedOutput: given(topic.expectedOutput),
    points: topic.points.map(({ dept, speaker, text }) => ({
      dept,
      speaker: speaker === undefined ? speakers[dept] : given(speaker),
      text,
    })),
    resolutions: topic.resolutions.map(({ id, text, kind, state, refersTo, approval, condition }) => ({
      text,
      kind,
      state,
      tasks: q4Case.tasks
        .filter(({ fromResolution }) => fromResolution === id)
        .map((task) => nameOfTask(task.id))
        .toSorted(),
      refersTo: refersTo ?? null,
      approvals: q4Case.approvals
        .filter((one) => one.id === approval)
        .map(({ subject, amountCny, submitter, submitBy, state: stands }) => ({
          subject,
          amountCny,
          submitter,
          submitBy,
          state: stands,
        })),
      condition: condition ?? null,
      confirmBy: null,
    })),
  }
}

function wantedTask(task: Q4Task) {
  const asked = q4Case.resourceRequests.find(({ task: of }) => of === task.id)
  return {
    name: task.name,
    ownerDept: task.ownerDept,
    owner: task.owner === null ? null : given(task.owner as Given<string>),
    due: task.plannedEnd ?? task.dueDate ?? null,
    // Everything that is handed out in a meeting of the collaboration belongs to it.
    collaboration: q4Case.collaboration.name,
    description: task.description ?? '',
    cooperatingDepts: task.cooperatingDepts ?? [],
    cooperators: task.cooperators ?? [],
    plannedStart: task.plannedStart ?? null,
    milestones: (task.milestones ?? []).map(({ id: _id, ...milestone }) => milestone),
    resourcesAndSupport: (task.resourcesAndSupport ?? []).map(({ kind, text, provider, due, amount }) => ({
      kind,
      text,
      provider: provider ?? null,
      due: due ?? null,
      amount: amount ?? null,
    })),
    budgetCny: asked?.costCny ?? null,
    doneCriteria: task.doneCriteria ?? [],
    notes: task.notes ?? [],
    jointReview: task.jointReview ?? [],
    maxRework: task.maxRework ?? 2,
    requiredFormats: (task.requiredFormats ?? []).flatMap(({ use, formats }) =>
      formats.map((format) => ({ format, use })),
    ),
    progressUpdates: (task.progressUpdates ?? []).map(({ date, status, text, awaiting }) => ({
      date,
      status,
      text,
      awaiting: awaiting ?? null,
    })),
  }
}

/** When a clock runs out, as the case writes it: a day, or a day and minute. */
export function clockAt(deadlines: readonly DeadlineView[], clock: string, part: 'day' | 'minute'): string {
  const at = deadlines.find((one) => one.clock === clock)?.at
  if (at === undefined) return `no ${clock}`
  return part === 'day' ? dayOf(at) : `${dayOf(at)}T${timeIn(at)}`
}
