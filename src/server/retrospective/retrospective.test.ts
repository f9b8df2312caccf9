import { type RawBuilder, sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as charter from '#contract/charter.ts'
import * as collaborations from '#contract/collaboration.ts'
import * as indicators from '#contract/indicator.ts'
import * as meetings from '#contract/meeting.ts'
import * as norms from '#contract/norm.ts'
import * as ratings from '#contract/rating.ts'
import * as contract from '#contract/retrospective.ts'
import * as tasks from '#contract/task.ts'
import * as templates from '#contract/template.ts'
import { search } from '#contract/today.ts'
import { ratingItems } from '#domain/retrospective/rating.ts'
import { sweep } from '#server/clock/sweep.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, Refused, type TestApp } from '#test/harness.ts'
import type { Cast, SeedPerson } from '#test/people.ts'

/** 新品上市 has been accepted: what is looked back on, and what becomes of it (J-14 on the server). */

let test: TestApp
let cast: Cast
let id: string

const refusal = async (call: Promise<unknown>): Promise<Refused> => {
  const answer = await call.catch((error: unknown) => error)
  if (!(answer instanceof Refused)) throw new Error('was not refused')
  return answer
}
const ask = async <Row>(question: RawBuilder<Row>) =>
  (await asSystem(test.app.db, (tx) => question.execute(tx))).rows
const as = (person: SeedPerson) => ({ as: person, params: { id } })
const read = (person: SeedPerson) => test.call(contract.getRetrospective, as(person))
const say = (person: SeedPerson, body: { kind: 'highlight' | 'improvement' | 'lesson'; text: string }) =>
  test.call(contract.addNote, { ...as(person), body: { cause: '', whys: [], departmentId: null, ...body } })
const noticesOf = async (person: SeedPerson) =>
  (
    await ask(sql<{ kind: string }>`select kind from notification where person_id = ${person.id}
      and (kind like 'retrospective.%' or kind like 'norm.%') order by id`)
  ).map(({ kind }) => kind)
const tick = () =>
  sweep.run({ app: test.app, now: test.now(), transaction: (run) => asSystem(test.app.db, run) })
const marks = (level: 1 | 2 | 3 | 4 | 5) =>
  Object.fromEntries(
    ratingItems.map((item) => [item, level]),
  ) as ratings.RatingView['results'][number]['all'][number]['marks']

beforeAll(async () => {
  test = await openTestApp()
  test.setNow('2026-04-07T09:00:00+08:00')
  cast = await test.seedPeople()
  const { people, departments } = cast
  const made = await test.call(collaborations.createCollaboration, {
    as: people.marketingHead,
    body: { name: '新品上市' },
  })
  id = made.id
  const { version } = await test.call(charter.getCharter, as(people.marketingHead))
  const part = (department: { id: string }, lead: SeedPerson) => ({
    departmentId: department.id,
    leadId: lead.id,
  })
  await test.call(charter.updateCharter, {
    ...as(people.marketingHead),
    body: {
      version,
      goal: '3个月内完成产品上市,首月销售额达500万元',
      startsOn: '2026-01-05',
      endsOn: '2026-04-05',
      targets: [
        { metric: '首月销售额', value: 500, unit: '万元', region: '', on: '2026-04-30' },
        { metric: '客诉', value: 30, unit: '件', region: '', on: null },
      ],
      participations: [
        part(departments.marketing, people.marketingHead),
        part(departments.product, people.productHead),
        part(departments.sales, people.salesHead),
      ],
      members: [{ personId: people.seller.id, departmentId: departments.sales.id }],
    },
  })
  const work = (name: string, owner: SeedPerson, dueOn: string) =>
    test.call(tasks.createTask, {
      as: people.marketingHead,
      body: { name, ownerId: owner.id, dueOn, collaborationId: id },
    })
  const [poster, training, open] = [
    await work('物料', people.marketer, '2026-03-10'),
    await work('培训', people.seller, '2026-03-10'),
    await work('复核', people.seller, '2026-03-20'),
  ]
  await ask(
    sql`update task set state = 'done', done_at = '2026-03-09T10:00:00+08:00' where id = ${poster.id}`,
  )
  await ask(
    sql`update task set state = 'done', done_at = '2026-03-15T10:00:00+08:00' where id = ${training.id}`,
  )
  await ask(
    sql`insert into task_update (task_id, kind, text, state) values (${training.id}, 'delayApproved', '', 'inProgress')`,
  )
  await ask(sql`update task set state = 'cancelled' where id = ${open.id}`)
  await ask(sql`update collaboration set state = 'active' where id = ${id}`)
}, 60_000)
afterAll(() => test.close())

it('S1-42: cannot be opened before the work is accepted; then the clock asks the leader, once', async () => {
  const { people } = cast
  expect((await read(people.marketingHead)).can).toEqual([])
  const early = await refusal(
    test.call(contract.openRetrospective, { ...as(people.marketingHead), body: { collectUntil: null } }),
  )
  expect(early).toMatchObject({ status: 409, reason: 'retrospective.tooEarly' })
  await ask(sql`update collaboration set state = 'retro' where id = ${id}`)
  await tick()
  await tick()
  expect((await noticesOf(people.marketingHead)).filter((kind) => kind === 'retrospective.due')).toHaveLength(
    1,
  )
  const notHers = await refusal(
    test.call(contract.openRetrospective, { ...as(people.salesHead), body: { collectUntil: null } }),
  )
  expect(notHers).toMatchObject({ status: 403, reason: 'retrospective.notYours' })
})

it('NM-COL-15: archiving without 复盘会 and report is warned of, and passed only with a reason', async () => {
  const { people } = cast
  const refused = await refusal(
    test.call(contract.archiveCollaboration, { ...as(people.marketingHead), body: { overrides: [] } }),
  )
  expect(refused.reason).toBe('norm.needsOverride')
  const { findings, canArchive } = await read(people.marketingHead)
  expect(canArchive).toBe(true)
  expect(findings.map(({ norm, reason }) => `${norm} ${reason.key}`)).toEqual([
    'NM-COL-15 NM-COL-15.noMeeting.reason',
    'NM-COL-15 NM-COL-15.noReport.reason',
  ])
})

it('X-42, X-66: says of itself what is recorded, before anybody typed a word', async () => {
  const { people, departments } = cast
  const view = await test.call(contract.openRetrospective, {
    ...as(people.marketingHead),
    body: { collectUntil: null },
  })
  expect(view).toMatchObject({ number: 'FP-2026-001', state: 'collecting', collectUntil: '2026-04-10' })
  expect(view.facts).toMatchObject({
    work: { tasks: 2, done: 2, onTime: 1, dated: 2, late: 1 },
    cancelled: 1,
    extensions: 1,
    extended: 1,
    rates: { done: 1, onTime: 0.5, late: 0.5, executed: null },
  })
  const sales = view.facts.departments.find(({ departmentId }) => departmentId === departments.sales.id)
  expect(sales).toMatchObject({ department: '销售部', tasks: 1, late: 1 })
  expect(view.silent.map(({ name }) => name)).toEqual(['市场部', '产品部', '销售部'])
  expect(await noticesOf(people.seller)).toEqual(['retrospective.toContribute'])
})

it('S1-43, S1-44, S1-45: is written by every department side by side; what one wrote only they change', async () => {
  const { people, departments } = cast
  await say(people.seller, { kind: 'highlight', text: '铺货提前两天完成' })
  await test.call(contract.addNote, {
    ...as(people.productHead),
    body: {
      kind: 'improvement',
      text: '测试版晚了一周',
      cause: '',
      whys: ['需求改了三次', '启动时没有定范围', ''],
      departmentId: null,
    },
  })
  const view = await say(people.marketingHead, { kind: 'lesson', text: '议题不超过4个，会议才能准时结束' })
  expect(view.notes.map(({ department, text, rootCause }) => [department.name, text, rootCause])).toEqual([
    ['销售部', '铺货提前两天完成', ''],
    ['产品部', '测试版晚了一周', '启动时没有定范围'],
    ['市场部', '议题不超过4个，会议才能准时结束', ''],
  ])
  expect(view.silent).toEqual([])
  const [first] = view.notes
  const edit = { ...as(people.marketingHead), params: { id, noteId: first?.id ?? '' } }
  const foreign = await refusal(test.call(contract.updateNote, { ...edit, body: { version: 1, text: '改' } }))
  expect(foreign).toMatchObject({ status: 403, reason: 'retrospective.notYourNote' })
  const notTheirs = await refusal(
    test.call(contract.addNote, {
      ...as(people.seller),
      body: { kind: 'lesson', text: '甲', cause: '', whys: [], departmentId: departments.product.id },
    }),
  )
  expect(notTheirs.issues.map(({ reason }) => reason)).toEqual(['retrospective.notYourDepartment'])
})

it('S1-42: 复盘会 in one click, the group invited and the agenda filled', async () => {
  const { people } = cast
  const { meeting } = await test.call(contract.callRetrospectiveMeeting, as(people.marketingHead))
  const draft = await test.call(meetings.getMeeting, { as: people.marketingHead, params: { id: meeting.id } })
  expect(draft).toMatchObject({ type: 'retrospective', name: '新品上市复盘会', state: 'draft' })
  expect(draft.attendees.map(({ person }) => person.name)).toEqual(
    expect.arrayContaining(['石静', '陈拓', '肖航', '沈青']),
  )
  const said = draft.topics.map(({ discussionContent }) => discussionContent).join('\n')
  expect(said).toContain('任务2项，完成2项，按时率50%')
  expect(said).toContain('产品部：测试版晚了一周（根因：启动时没有定范围）')
  await ask(sql`update meeting set actual_start = '2026-04-08T09:00:00+08:00',
    actual_end = '2026-04-08T10:30:00+08:00' where id = ${meeting.id}`)
})

it('S1-08, X-42: compares each target with its result; improvements become tasks, once', async () => {
  const { people } = cast
  const before = await read(people.marketingHead)
  const problem = before.notes.find(({ kind }) => kind === 'improvement')
  const view = await test.call(contract.updateRetrospective, {
    ...as(people.marketingHead),
    body: {
      version: before.version,
      conclusion: '先定范围，再排期',
      results: [
        { metric: '首月销售额', region: '', actual: 430, isLowerBetter: false, cause: '铺货晚' },
        { metric: '客诉', region: '', actual: 24, isLowerBetter: true, cause: '' },
      ],
      measures: [
        { id: null, noteId: problem?.id ?? null, text: '启动表增加范围确认', ownerId: null, dueOn: null },
      ],
      assets: [{ id: null, kind: 'template', name: '周例会议程', description: '三段式' }],
    },
  })
  expect(
    view.results.map(({ metric, difference, ratio, isReached }) => [metric, difference, ratio, isReached]),
  ).toEqual([
    ['首月销售额', -70, -0.14, false],
    ['客诉', -6, -0.2, true],
  ])
  const vague = await refusal(test.call(contract.makeMeasureTasks, as(people.marketingHead)))
  expect(vague).toMatchObject({ reason: 'retrospective.measureIncomplete' })
  const [measure] = view.measures
  await test.call(contract.updateRetrospective, {
    ...as(people.marketingHead),
    body: {
      version: view.version,
      measures: [
        {
          id: measure?.id ?? null,
          noteId: problem?.id ?? null,
          text: '启动表增加范围确认',
          ownerId: people.seller.id,
          dueOn: '2026-05-15',
        },
      ],
    },
  })
  const handed = await test.call(contract.makeMeasureTasks, as(people.marketingHead))
  const task = handed.measures[0]?.task
  expect(task).toMatchObject({ noun: 'task', title: '启动表增加范围确认' })
  const seen = await test.call(tasks.getTask, { as: people.seller, params: { id: task?.id ?? '' } })
  expect(seen.description).toContain('FP-2026-001')
  expect(seen.description).toContain('根因：启动时没有定范围')
  // The report's own improvements are not part of the work that it looks back on.
  expect(handed.facts.work.tasks).toBe(2)
  expect(await refusal(test.call(contract.makeMeasureTasks, as(people.marketingHead)))).toMatchObject({
    reason: 'retrospective.nothingToHandOut',
  })
})

it('S1-48, S4-10: a lesson becomes a new version of a norm when an administrator adopts it, linked both ways', async () => {
  const { people } = cast
  const { notes } = await read(people.marketingHead)
  const lesson = notes.find(({ kind }) => kind === 'lesson')
  const proposal = {
    kind: 'norm' as const,
    noteId: lesson?.id ?? null,
    assetId: null,
    reason: '三次例会都超时，议题多于4个',
    normId: 'NM-PRE-06',
    enabled: true,
    severity: 'warn' as const,
    value: 4,
  }
  const proposed = await test.call(contract.proposeLessonChange, {
    ...as(people.marketingHead),
    body: proposal,
  })
  expect(proposed.changes).toMatchObject([{ kind: 'norm', state: 'proposed', norm: { id: 'NM-PRE-06' } }])
  const notHers = await refusal(
    test.call(contract.proposeLessonChange, { ...as(people.productHead), body: proposal }),
  )
  expect(notHers).toMatchObject({ status: 403 })
  expect(await noticesOf(people.admin)).toEqual(['norm.changeProposed'])
  const { items } = await test.call(contract.listLessonChanges, { as: people.admin })
  const [waiting] = items
  // The administrator decides what was written for them, and need not see the collaboration.
  expect(waiting).toMatchObject({ setting: { value: 4 }, before: { value: 5 }, source: null })
  const { norm } = await test.call(contract.decideLessonChange, {
    as: people.admin,
    params: { id: waiting?.id ?? '' },
    body: { decision: 'adopt' },
  })
  expect(norm).toMatchObject({ id: 'NM-PRE-06', value: 4, version: 1 })
  const seen = await test.call(norms.getNorm, { as: people.marketingHead, params: { id: 'NM-PRE-06' } })
  expect(seen.changes[0]).toMatchObject({
    reason: '三次例会都超时，议题多于4个',
    source: { noun: 'retrospective', id, number: 'FP-2026-001', title: '新品上市' },
  })
  const stranger = await test.call(norms.getNorm, { as: people.newcomer, params: { id: 'NM-PRE-06' } })
  expect(stranger.changes[0]?.source).toBeNull()
  expect((await read(people.seller)).changes).toMatchObject([
    { state: 'adopted', normVersion: 1, before: { value: 5 }, setting: { value: 4 } },
  ])
  const again = await refusal(
    test.call(contract.decideLessonChange, {
      as: people.admin,
      params: { id: waiting?.id ?? '' },
      body: { decision: 'adopt' },
    }),
  )
  expect(again.reason).toBe('retrospective.changeDecided')
})

it('S1-47: what worked becomes a template and an entry of the checklist that the next collaboration looks at', async () => {
  const { people } = cast
  const before = await read(people.marketingHead)
  const asset = before.assets[0]?.id ?? null
  const [held] = before.meetings
  const kept = await test.call(contract.proposeLessonChange, {
    ...as(people.marketingHead),
    body: {
      kind: 'template',
      noteId: null,
      assetId: asset,
      reason: '三段式好用',
      meetingId: held?.id ?? '',
      name: '跨部门复盘议程',
      templateId: null,
    },
  })
  const template = kept.changes.at(-1)?.template
  expect(kept.changes.at(-1)).toMatchObject({ kind: 'template', state: 'adopted' })
  const { items } = await test.call(templates.listTemplates, { as: people.salesHead })
  expect(items.find(({ key }) => key === template?.id)).toMatchObject({
    isShared: true,
    name: '跨部门复盘议程',
    source: { noun: 'retrospective', id },
  })
  const proposed = await test.call(contract.proposeLessonChange, {
    ...as(people.marketingHead),
    body: {
      kind: 'checklist',
      noteId: before.notes.at(-1)?.id ?? null,
      assetId: null,
      reason: '启动前就该问',
      stage: 'start',
      text: '范围是否逐项确认',
    },
  })
  const change = proposed.changes.at(-1)?.id ?? ''
  const declined = await test.call(contract.proposeLessonChange, {
    ...as(people.marketingHead),
    body: {
      kind: 'checklist',
      noteId: before.notes.at(-1)?.id ?? null,
      assetId: null,
      reason: '也想加上',
      stage: 'run',
      text: '每天开站会',
    },
  })
  const decide = (changeId: string, body: { decision: 'adopt' } | { decision: 'decline'; reason: string }) =>
    test.call(contract.decideLessonChange, { as: people.admin, params: { id: changeId }, body })
  await decide(change, { decision: 'adopt' })
  await decide(declined.changes.at(-1)?.id ?? '', { decision: 'decline', reason: '太密' })
  expect((await read(people.marketingHead)).changes.at(-1)).toMatchObject({
    state: 'declined',
    decision: '太密',
  })
  const next = await test.call(collaborations.createCollaboration, {
    as: people.marketingHead,
    body: { name: '二期' },
  })
  const checklist = await test.call(contract.getChecklist, {
    as: people.marketingHead,
    params: { id: next.id },
  })
  expect(checklist).toMatchObject({
    stage: 'start',
    canTick: true,
    items: [{ text: '范围是否逐项确认', source: { id }, tickedBy: null }],
  })
  const ticked = await test.call(contract.tickChecklist, {
    as: people.marketingHead,
    params: { id: next.id, entryId: checklist.items[0]?.id ?? '' },
    body: { isTicked: true },
  })
  expect(ticked.items[0]?.tickedBy?.name).toBe('石静')
})

it('X-65: heads rate each other within 3 working days; the rated see means and reasons, no names', async () => {
  const { people, departments } = cast
  const rate = (
    person: SeedPerson,
    of: [own: { id: string }, other: { id: string }],
    body: { marks: ReturnType<typeof marks>; reason?: string; facts?: string },
  ) =>
    test.call(ratings.rateDepartment, {
      ...as(person),
      body: { departmentId: of[0].id, ratedDepartmentId: of[1].id, reason: '', facts: '', ...body },
    })
  const view = await test.call(ratings.getRatings, as(people.salesHead))
  expect(view.closes?.at).toBe('2026-04-10T01:00:00.000Z')
  expect(view.mine.map(({ department, others }) => [department.name, others.length])).toEqual([['销售部', 2]])
  expect((await noticesOf(people.salesHead)).filter((kind) => kind === 'retrospective.rate')).toHaveLength(1)
  const wordless = await refusal(
    rate(people.salesHead, [departments.sales, departments.product], {
      marks: { ...marks(4), timeliness: 2 },
    }),
  )
  expect(wordless.issues.map(({ path }) => path.join('.'))).toEqual(['reason', 'facts'])
  expect(
    await refusal(rate(people.seller, [departments.sales, departments.product], { marks: marks(4) })),
  ).toMatchObject({ status: 403, reason: 'rating.notHead' })
  await rate(people.salesHead, [departments.sales, departments.product], {
    marks: { ...marks(4), timeliness: 2 },
    reason: '测试版两次延期',
    facts: '3月5日、3月12日未交付',
  })
  await rate(people.marketingHead, [departments.marketing, departments.product], { marks: marks(5) })
  // While it runs nobody is swayed.
  const running = await test.call(ratings.getRatings, as(people.productHead))
  expect(running.results.every(({ sight }) => sight === 'none')).toBe(true)
  test.setNow('2026-04-10T09:01:00+08:00')
  await tick()
  const rated = await test.call(ratings.getRatings, as(people.productHead))
  const product = rated.results.find(({ department }) => department.id === departments.product.id)
  expect(product).toMatchObject({
    sight: 'mean',
    mean: { count: 2, score: 4.35 },
    words: [{ reason: '测试版两次延期', from: null }],
    all: [],
  })
  expect(JSON.stringify(product)).not.toContain('肖航')
  expect(await noticesOf(people.productHead)).toContain('retrospective.rated')
  const lead = await test.call(ratings.getRatings, as(people.marketingHead))
  expect(lead.results.find(({ department }) => department.id === departments.product.id)?.all).toHaveLength(2)
  const member = await test.call(ratings.getRatings, as(people.newcomer)).catch((error: unknown) => error)
  expect(member).toMatchObject({ status: 404 })
  expect(
    await refusal(rate(people.productHead, [departments.product, departments.sales], { marks: marks(4) })),
  ).toMatchObject({ status: 409, reason: 'rating.closed' })
})

it('S1-49: a letter of thanks to people and departments, in copy to their heads, in their language', async () => {
  const { people, departments } = cast
  await ask(sql`update person set locale = 'en' where id = ${people.productHead.id}`)
  const view = await test.call(contract.recognise, {
    ...as(people.marketingHead),
    body: {
      kind: 'thanks',
      subject: '提前完成铺货',
      text: '两天走完三个城市，辛苦了。',
      personIds: [people.seller.id],
      departmentIds: [departments.product.id],
    },
  })
  expect(view.recognitions).toMatchObject([
    {
      kind: 'thanks',
      people: [{ name: '沈青' }],
      departments: [{ name: '产品部' }],
      copies: [{ name: '肖航' }],
      letters: 3,
    },
  ])
  const letters = await ask(sql<{ to_name: string; subject: string; text_body: string }>`
    select o.to_name, o.subject, o.text_body from mail_outbox o join recognition_mail m on m.mail_id = o.id order by o.subject`)
  expect(letters.map(({ to_name, subject }) => [to_name, subject]).sort()).toEqual([
    ['沈青', '感谢：提前完成铺货'],
    ['肖航', '抄送您：感谢产品部、沈青（提前完成铺货）'],
    ['陈拓', 'Thanks: 提前完成铺货'],
  ])
  expect(letters.every(({ text_body }) => text_body.includes('两天走完三个城市'))).toBe(true)
  const outsider = await refusal(
    test.call(contract.recognise, {
      ...as(people.marketingHead),
      body: { kind: 'praise', subject: '好', text: '好', personIds: [people.newcomer.id], departmentIds: [] },
    }),
  )
  expect(outsider.issues.map(({ reason }) => reason)).toEqual(['retrospective.notInIt'])
})

it('S1-46, S3-38: the report becomes final with its figures frozen, leaves as a document, and the matter is archived', async () => {
  const { people } = cast
  const { version } = await read(people.marketingHead)
  await test.call(contract.moveRetrospective, { ...as(people.marketingHead), body: { move: 'review' } })
  const final = await test.call(contract.moveRetrospective, {
    ...as(people.marketingHead),
    body: { move: 'finalise' },
  })
  expect(final).toMatchObject({ state: 'final', isFrozen: true, findings: [] })
  expect(final.version).toBeGreaterThan(version)
  await ask(sql`update task set state = 'todo' where name = '物料'`)
  expect((await read(people.seller)).facts.work.done).toBe(2)
  const document = await test.http.inject({
    url: `/api/v1/collaborations/${id}/retrospective.docx`,
    headers: { cookie: await test.cookieOf(people.seller.id) },
  })
  expect(document.statusCode).toBe(200)
  expect(document.rawPayload.subarray(0, 2).toString()).toBe('PK')
  await test.call(contract.archiveCollaboration, { ...as(people.marketingHead), body: { overrides: [] } })
  expect((await read(people.marketingHead)).collaboration.state).toBe('archived')
  const { items } = await test.call(search, { as: people.seller, query: { q: '先定范围' } })
  expect(items).toMatchObject([{ noun: 'retrospective', link: `/collaborations/${id}/retrospective` }])
  expect((await test.call(search, { as: people.newcomer, query: { q: '先定范围' } })).items).toEqual([])
})

it('X-66, NM-COL-19: indicators of what one may see; administrators hear when it is time to review the process', async () => {
  const { people } = cast
  test.setNow('2026-04-20T09:00:00+08:00')
  const view = await test.call(indicators.getIndicators, { as: people.marketingHead, query: {} })
  expect(view).toMatchObject({ from: '2026-04-01', to: '2026-04-20' })
  expect(view.collaborations.map(({ number }) => number)).toEqual(['XM-2026-001'])
  expect(view.total).toMatchObject({ reached: 0.5, rating: 4.35 })
  const other = await test.call(indicators.getIndicators, { as: people.newcomer, query: {} })
  expect(other.collaborations).toEqual([])
  expect(view.review.findings).toEqual([])
  test.setNow('2026-07-20T09:00:00+08:00')
  await tick()
  await tick()
  expect((await noticesOf(people.admin)).filter((kind) => kind === 'norm.processReviewDue')).toHaveLength(1)
  const written = await test.call(indicators.writeProcessReview, {
    as: people.admin,
    body: { from: '2026-04-01', to: '2026-06-30', conclusion: '议题上限降到4个' },
  })
  expect(written.review).toMatchObject({ findings: [], items: [{ conclusion: '议题上限降到4个' }] })
})
