import { addDays, civilDate } from '#domain/calendar/civil-date.ts'
import { instantAt, timeOfDay } from '#domain/calendar/instant.ts'
import { type Given, type Q4Task, type Q4Topic, q4Case } from '#domain/demo/q4-case.ts'
import { cast, type DepartmentName, type PersonKey } from './cast.ts'
import type {
  AttendeeStory,
  DependencyStory,
  MeetingStory,
  RiskStory,
  TaskStory,
  TopicStory,
} from './story.ts'

const { meeting, collaboration, timeZone } = q4Case
const at = (date: string, time: string) => instantAt(civilDate(date), timeOfDay(time), timeZone)

/** The worked case, brought in as it was recorded in 2023: what it does not say stays empty. */
export function q4Story(): MeetingStory {
  const start = at(meeting.date, meeting.start)
  const end = at(meeting.date, meeting.end)
  const nextDay = addDays(civilDate(meeting.date), 1)
  return {
    name: meeting.name,
    type: meeting.type,
    state: 'followUp',
    isImported: true,
    goal: collaboration.smartGoal,
    coreProblem: '',
    expectedOutcome: `主题“${collaboration.theme}”，${collaboration.targets
      .map(({ region, metric, value, unit }) => `${region}${metric} ${value}${unit}`)
      .join('，')}`,
    needReason: collaboration.name,
    collaboration: {
      name: collaboration.name,
      state: 'preparing',
      initiating: department(collaboration.initiatingDept),
      participating: collaboration.participatingDepts.map(department),
      leader: person(given(collaboration.leader)),
      goal: collaboration.smartGoal,
      theme: collaboration.theme,
      targets: collaboration.targets.map((target) => ({ ...target })),
      launchOn: collaboration.plannedLaunch.date,
      isLaunchProvisional: collaboration.plannedLaunch.state === 'provisional',
      created: at('2023-10-20', '09:30'),
    },
    dependencies: dependencies(),
    risks: risks(),
    initiating: department(collaboration.initiatingDept),
    start,
    end,
    form: meeting.form,
    place: meeting.place,
    organiser: person(meeting.host),
    host: person(meeting.host),
    recorder: person(meeting.recorder),
    created: at('2023-10-20', '10:00'),
    attendees: attendees(),
    topics: q4Case.agenda.map(topic),
    materials: meeting.attachments.map(({ name, version, generatedFrom }) => ({
      name,
      kind: generatedFrom ? ('report' as const) : ('plan' as const),
      ...(version !== undefined && { revision: version }),
      ...(generatedFrom !== undefined && { isGenerated: true }),
    })),
    tasks: q4Case.tasks.map(task),
    minutes: {
      state: 'archived',
      review: '',
      sent: at(nextDay, '10:30'),
      final: at(nextDay, '17:20'),
      recipients: q4Case.people.map(({ id: key }) => ({
        person: person(key),
        role: key === 'mkt-spec' || key === 'sal-sup' ? ('recipient' as const) : ('reviewer' as const),
        state: 'confirmed' as const,
      })),
    },
  }
}

/** 'RW-01/LC-2' → the task's place in the case, and its milestone's place in the task. */
function placeOf(written: string): { task: number; milestone?: number } {
  const [taskId, milestoneId] = written.split('/')
  const task = q4Case.tasks.findIndex(({ id }) => id === taskId)
  const milestone = q4Case.tasks[task]?.milestones?.findIndex(({ id }) => id === milestoneId) ?? -1
  return milestone < 0 ? { task } : { task, milestone }
}

function dependencies(): DependencyStory[] {
  return [
    ...q4Case.dependencies.map(({ from, to }): DependencyStory => {
      const { task: fromTask } = placeOf(from)
      if (to.startsWith('launch')) return { from: fromTask, launch: true }
      const { task, milestone } = placeOf(to)
      return { from: fromTask, to: task, ...(milestone !== undefined && { milestone }) }
    }),
    ...q4Case.tasks.flatMap(({ id, supports }): DependencyStory[] => {
      if (supports === undefined) return []
      const { task, milestone } = placeOf(supports)
      return [
        { kind: 'supports', from: placeOf(id).task, to: task, ...(milestone !== undefined && { milestone }) },
      ]
    }),
  ]
}

function risks(): RiskStory[] {
  return q4Case.risks.map(({ task: taskId, raisedBy, text, response, linkedDecision, forecast }) => {
    const place = taskId === undefined ? undefined : placeOf(taskId)
    const first = q4Case.tasks.find(({ id }) => id === taskId)?.progressUpdates?.[0]
    const owner = q4Case.tasks.find(({ id }) => id === taskId)?.owner
    return {
      text,
      response,
      ...(place !== undefined && { task: place.task }),
      ...(linkedDecision !== undefined && { decision: linkedDecision }),
      ...(raisedBy !== undefined && { byDepartment: department(raisedBy) }),
      ...(owner != null && { by: person(given(owner)) }),
      ...(forecast !== undefined && {
        forecastOn: forecast.date,
        ...(taskId !== undefined && milestonePlace(`${taskId}/${forecast.milestone}`)),
      }),
      ...(first !== undefined && { at: at(first.date, '17:00') }),
    }
  })
}

function milestonePlace(written: string): { forecastMilestone?: number } {
  const { milestone } = placeOf(written)
  return milestone === undefined ? {} : { forecastMilestone: milestone }
}

function attendees(): AttendeeStory[] {
  return [
    ...meeting.attendees.map(
      ({ person: key, kind }): AttendeeStory => ({
        person: person(key),
        kind,
        rsvp: 'yes',
        signIn: 'onTime',
      }),
    ),
    ...meeting.absences.map(
      ({ person: key, reason, proxy }): AttendeeStory => ({
        person: person(key),
        rsvp: 'proxy',
        reason,
        proxy: person(proxy),
        signIn: 'absent',
      }),
    ),
  ]
}

function topic(from: Q4Topic): TopicStory {
  return {
    title: from.title,
    kind: 'decide',
    content: given(from.discussionContent),
    output: given(from.expectedOutput),
    owner: person(given(from.owner)),
    minutes: from.plannedMinutes,
    state: 'decided',
    lines: from.points.map(({ dept, speaker, text }) => ({
      kind: 'viewpoint',
      text,
      department: department(dept),
      ...(speaker !== undefined && { person: person(given(speaker)) }),
    })),
    decisions: from.resolutions.map(({ id, text, kind, state, condition }) => ({
      key: id,
      content: text,
      kind,
      state,
      ...(condition && {
        condition: {
          event: condition.event,
          leadDays: condition.noticeLeadDays,
          affects: condition.affectedDate,
        },
      }),
    })),
  }
}

function task(from: Q4Task): TaskStory {
  const owner = from.owner === null ? null : person(given(from.owner))
  const topicAt = q4Case.agenda.findIndex(({ resolutions }) =>
    resolutions.some(({ id }) => id === from.fromResolution),
  )
  const risk = q4Case.risks.find((known) => known.task === from.id)
  return {
    name: from.name,
    department: department(from.ownerDept),
    owner,
    due: from.plannedEnd ?? from.dueDate ?? null,
    state: from.progressUpdates?.at(-1)?.status ?? 'todo',
    ...(from.description !== undefined && { description: from.description }),
    ...(from.fromResolution !== undefined && { decision: from.fromResolution }),
    ...(topicAt >= 0 && { topic: topicAt }),
    ...(from.plannedStart !== undefined && { start: from.plannedStart }),
    ...(from.maxRework !== undefined && { maxRework: from.maxRework }),
    doneCriteria: from.doneCriteria ?? [],
    notes: from.notes ?? [],
    formats: (from.requiredFormats ?? []).flatMap(({ use, formats }) =>
      formats.map((format) => ({ format, use })),
    ),
    cooperators: (from.cooperators ?? []).map(person),
    cooperating: (from.cooperatingDepts ?? []).map(({ dept, provides }) => ({
      department: department(dept),
      provides,
    })),
    reviewers: (from.jointReview ?? []).map(headOf),
    reviewDepartments: (from.jointReview ?? []).map(department),
    ...budgetOf(from.id),
    milestones: (from.milestones ?? []).map(({ date, dept, deliverable }) => ({
      on: date,
      department: department(dept),
      deliverable,
    })),
    resources: [
      ...askedWith(from),
      ...(from.resourcesAndSupport ?? []).map(({ kind, text, provider, due, amount }) => ({
        kind: kind === 'budget' ? ('money' as const) : kind,
        text,
        ...(provider !== undefined && { provider: department(provider) }),
        ...(due !== undefined && { due }),
        ...(amount !== undefined && { yuan: amount }),
      })),
    ],
    updates: (from.progressUpdates ?? []).map(({ date, status, text, awaiting }, index) => ({
      at: at(date, '17:00'),
      by: owner ?? person(meeting.recorder),
      state: status,
      text,
      ...(awaiting !== undefined && { awaiting: department(awaiting) }),
      ...(risk && index === 0 && { risk: risk.text }),
    })),
  }
}

/** ZY-02: the money a task asks for is its budget (S3-75). */
function budgetOf(taskId: string): { budgetYuan?: number } {
  const asked = q4Case.resourceRequests.find(({ task: of, kind }) => of === taskId && kind === 'budget')
  return asked === undefined ? {} : { budgetYuan: asked.costCny }
}

/** ZY-01: people that a department asks for stand with the task that applies for them. */
function askedWith({ fromResolution }: Q4Task): NonNullable<TaskStory['resources']>[number][] {
  const applies = q4Case.agenda.some(({ resolutions }) =>
    resolutions.some(({ id, approval }) => approval !== undefined && id === fromResolution),
  )
  if (!applies) return []
  return q4Case.resourceRequests.flatMap(({ dept, kind, text, costCny }) =>
    dept === undefined || kind !== 'people'
      ? []
      : [{ kind: 'people' as const, text, asking: department(dept), headcount: 1, yuan: costCny }],
  )
}

function given<T>(value: Given<T>): T {
  return typeof value === 'object' && value !== null && 'inferred' in value ? value.value : (value as T)
}

function person(key: string): PersonKey {
  if (!(key in cast)) throw new Error(`Nobody plays ${key}`)
  return key as PersonKey
}

function department(name: string): DepartmentName {
  return name as DepartmentName
}

/** A department reviews by its head. */
function headOf(name: string): PersonKey {
  return name === '市场部' ? 'mkt-mgr' : name === '销售部' ? 'sal-mgr' : person(name)
}
