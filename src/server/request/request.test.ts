import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { getCollaboration } from '#contract/collaboration.ts'
import type { RequestView } from '#contract/request.ts'
import * as contract from '#contract/request.ts'
import { listRisks } from '#contract/risk.ts'
import { acceptTask, addDeliverableLink, getTask, startTask, submitTask } from '#contract/task.ts'
import { getToday, search } from '#contract/today.ts'
import { sweep } from '#server/clock/sweep.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'

let test: TestApp
let people: Cast['people']
let departments: Cast['departments']

beforeAll(async () => {
  test = await openTestApp()
  ;({ people, departments } = await test.seedPeople())
})
afterAll(() => test.close())

const at = (moment: string) => test.setNow(`${moment}:00+08:00`)
const shown = (id: string, as: { id: string }) => test.call(contract.getRequest, { as, params: { id } })
const standing = ({ standing: { kind, people: who, departments: where, deadline } }: RequestView) => ({
  kind,
  who: [...who, ...where].map(({ name }) => name),
  dueAt: deadline?.at ?? null,
})
async function refusal(asked: Promise<unknown>) {
  return asked.then(
    () => undefined,
    (error: { reason: string; detail?: unknown; issues: readonly { path: readonly unknown[] }[] }) => error,
  )
}
interface Found {
  readonly norm: string
  readonly place: { readonly field: string }
  readonly reason: { readonly key: string }
}
const findingsIn = (refused: { detail?: unknown } | undefined): readonly Found[] =>
  (refused?.detail as { findings?: Found[] } | undefined)?.findings ?? []
const noticesOf = (id: string) =>
  asSystem(test.app.db, async (tx) => {
    const rows = await tx
      .selectFrom('notification')
      .innerJoin('person', 'person.id', 'notification.person_id')
      .select(['kind', 'person.name'])
      .where('noun_id', '=', id)
      .orderBy('notification.id')
      .execute()
    return rows.map(({ kind, name }) => `${kind} ${name}`)
  })

/** Everything that NM-COL-01 asks for. */
const whole = () => ({
  background: '618大促6月1日开始,主视觉未定稿',
  goal: '4月10日前交付3套主视觉方案',
  expectedOutcome: '3套可直接投放的主视觉',
  wishedOn: '2026-04-10',
  needs: [{ kind: 'people' as const, spec: '设计师', quantity: 2, unit: '人', purpose: '出主视觉' }],
  nodes: [{ name: '初稿', on: '2026-03-20' }],
  risks: [{ text: '素材版权可能未清', response: '先查版权', departmentId: departments.design.id }],
  departmentIds: [departments.design.id, departments.sales.id],
})
const accepted = (liaisonId: string) => ({
  answer: 'accept' as const,
  liaisonId,
  impact: '现有项目推迟1天',
  people: '2人',
  material: '无',
  moneyCents: 0,
  duration: '5个工作日',
})

async function drafted(name: string, as: { id: string } = people.marketer): Promise<string> {
  const { id } = await test.call(contract.createRequest, { as, body: { name, ...whole() } })
  return id
}
/** Handed in and passed; every receiving department is asked. */
async function asked(name: string, change: object = {}): Promise<string> {
  const { id } = await test.call(contract.createRequest, {
    as: people.marketer,
    body: { name, ...whole(), ...change },
  })
  await test.call(contract.submitRequest, { as: people.marketer, params: { id }, body: {} })
  await test.call(contract.reviewRequest, {
    as: people.marketingHead,
    params: { id },
    body: { verdict: 'pass', necessity: true, reasonableness: true, completeness: true },
  })
  return id
}
const answer = (id: string, as: { id: string }, departmentId: string, body: object) =>
  test.call(contract.answerRequest, { as, params: { id, departmentId }, body: body as never })

describe('S4-11 X-68: a draft', () => {
  it('begins with a name, is numbered by the month, and only its department writes it', async () => {
    at('2026-03-02T09:00')
    const begun = await test.call(contract.createRequest, {
      as: people.marketer,
      body: { name: '主视觉支持' },
    })
    expect(begun.number).toBe('XQ-202603-001')
    expect(begun.initiatingDepartment.name).toBe('市场部')
    const { id } = begun
    const edit = (as: { id: string }, version: number) =>
      test.call(contract.editRequest, { as, params: { id }, body: { version, background: '大促在即' } })
    expect((await refusal(edit(people.salesHead, 1)))?.reason).toBe('request.notFound')
    // A colleague of the same department may go on with it.
    expect((await edit(people.marketingHead, 1)).background).toBe('大促在即')
    expect((await refusal(edit(people.marketer, 1)))?.reason).toBe('request.stale')
    expect(standing(await shown(id, people.marketer))).toEqual({
      kind: 'write',
      who: ['林小满'],
      dueAt: null,
    })
  })

  it('S4-13 S4-12: is not handed in with a field empty, and says which; vague words are told', async () => {
    const { id } = await test.call(contract.createRequest, {
      as: people.marketer,
      body: { name: '尽快支持', ...whole(), background: '尽快出图', nodes: [], risks: [] },
    })
    const submit = () => test.call(contract.submitRequest, { as: people.marketer, params: { id }, body: {} })
    const refused = await refusal(submit())
    expect(refused?.reason).toBe('norm.blocked')
    expect(findingsIn(refused).map(({ norm, place }) => `${norm} ${place.field}`)).toEqual([
      'NM-WRD-03 background',
      'NM-COL-01 timeNodes',
      'NM-COL-01 potentialRisks',
    ])
    await test.call(contract.editRequest, {
      as: people.marketer,
      params: { id },
      body: { version: 1, nodes: whole().nodes, risks: whole().risks, departmentIds: [] },
    })
    expect((await refusal(submit()))?.reason).toBe('request.noReceiver')
  })
})

it('S4-20 C-01: the head reviews by three criteria; returned, it is resubmitted; late, the head hears of it once', async () => {
  at('2026-03-02T10:00')
  const id = await drafted('主视觉支持')
  const submit = () => test.call(contract.submitRequest, { as: people.marketer, params: { id }, body: {} })
  expect(standing(await submit())).toEqual({
    kind: 'review',
    who: ['石静'],
    dueAt: '2026-03-03T02:00:00.000Z',
  })
  const review = (as: { id: string }, body: object) =>
    test.call(contract.reviewRequest, { as, params: { id }, body: body as never })
  const all = { necessity: true, reasonableness: true, completeness: true }
  expect((await refusal(review(people.marketer, { verdict: 'pass', ...all })))?.reason).toBe(
    'request.notYours',
  )
  const half = await refusal(review(people.marketingHead, { verdict: 'pass', necessity: true }))
  expect(half?.reason).toBe('norm.blocked')
  await review(people.marketingHead, {
    verdict: 'return',
    ...all,
    completeness: false,
    comment: '补充验收标准',
  })
  expect(standing(await submit()).kind).toBe('review')

  at('2026-03-03T10:01')
  await sweepNow()
  await sweepNow()
  expect((await noticesOf(id)).filter((line) => line.startsWith('request.reviewLate'))).toEqual([
    'request.reviewLate 石静',
  ])
  expect((await test.call(getToday, { as: people.marketingHead })).waiting.map(({ kind }) => kind)).toContain(
    'reviewRequest',
  )
  const passed = await review(people.marketingHead, {
    verdict: 'pass',
    ...all,
    assessorIds: [people.productHead.id],
  })
  expect(passed.reviews.map(({ verdict, completeness }) => [verdict, completeness])).toEqual([
    ['return', false],
    ['pass', true],
  ])
  expect(passed.assessors.map(({ name }) => name)).toEqual(['陈拓'])
  expect(standing(passed)).toEqual({
    kind: 'answers',
    who: ['设计部', '销售部'],
    dueAt: '2026-03-05T02:01:00.000Z',
  })
})

it('S4-20: what a head asks for themselves is reviewed by whoever is above', async () => {
  at('2026-03-02T10:00')
  const id = await drafted('渠道支持', people.marketingHead)
  const submitted = await test.call(contract.submitRequest, {
    as: people.marketingHead,
    params: { id },
    body: {},
  })
  expect(standing(submitted).who).toEqual(['傅敏'])
  expect(submitted.can).toEqual(['withdraw'])
  const back = await test.call(contract.reviewRequest, {
    as: people.vicePresident,
    params: { id },
    body: {
      verdict: 'reject',
      necessity: false,
      reasonableness: true,
      completeness: true,
      comment: '已有渠道',
    },
  })
  expect([back.state, back.decision?.isAccepted, back.decision?.comment]).toEqual([
    'rejected',
    false,
    '已有渠道',
  ])
})

it('J-01 X-36 S4-22 S4-23 S4-24: one department confirms, one counters; revised and agreed, it becomes a collaboration', async () => {
  at('2026-03-02T10:00')
  const id = await asked('主视觉联合支持')
  // The receiving departments know of it only from now on.
  expect((await shown(id, people.seller)).can).toEqual([])
  const half = await refusal(answer(id, people.designer, departments.design.id, { answer: 'accept' }))
  expect(half?.issues.map(({ path }) => path[0])).toEqual(['liaisonId', 'impact'])
  const stranger = await refusal(
    answer(id, people.designer, departments.design.id, accepted(people.seller.id)),
  )
  expect(stranger?.issues.map(({ path }) => path[0])).toEqual(['liaisonId'])
  await answer(id, people.designer, departments.design.id, accepted(people.designer.id))
  const countered = await answer(id, people.salesHead, departments.sales.id, {
    answer: 'counter',
    reason: '月底冲量,最早4月17日',
    counterOn: '2026-04-17',
    counterResources: '1人',
  })
  expect([countered.state, standing(countered).who]).toEqual(['negotiating', ['林小满']])
  const revise = (body: object) =>
    test.call(contract.reviseRequest, {
      as: people.marketer,
      params: { id },
      body: { version: countered.version, text: '按销售部意见推迟一周', ...body } as never,
    })
  expect((await refusal(revise({})))?.reason).toBe('request.nothingChanged')
  const revised = await revise({ wishedOn: '2026-04-17' })
  expect(revised.state).toBe('assessing')
  expect(revised.answers.map(({ state }) => state)).toEqual(['accepted', 'pending'])
  expect(revised.rounds.map(({ round, kind }) => `${round} ${kind}`)).toEqual([
    '1 ask',
    '1 ask',
    '1 accept',
    '1 counter',
    '1 revise',
  ])
  expect(revised.rounds.at(-1)?.changes).toEqual([
    {
      field: 'wishedOn',
      removed: [{ kind: null, text: '2026-04-10' }],
      added: [{ kind: null, text: '2026-04-17' }],
    },
  ])

  const decide = (isAccepted = true) =>
    test.call(contract.decideRequest, { as: people.marketingHead, params: { id }, body: { isAccepted } })
  const early = await refusal(decide())
  expect(findingsIn(early).map(({ reason }) => reason.key)).toEqual([
    'NM-COL-03.unanswered.reason',
    'NM-COL-03.unassessed.reason',
  ])
  await answer(id, people.salesHead, departments.sales.id, accepted(people.seller.id))
  const assess = (feasibility: 'infeasible' | 'conditional') =>
    test.call(contract.assessRequest, {
      as: people.marketer,
      params: { id },
      body: { feasibility, reason: '以4月17日为准' },
    })
  await assess('infeasible')
  expect((await refusal(decide()))?.reason).toBe('request.infeasible')
  expect(standing(await assess('conditional'))).toEqual({ kind: 'decide', who: ['石静'], dueAt: null })
  const agreed = await decide()
  expect([agreed.state, agreed.decision?.by?.name]).toEqual(['accepted', '石静'])

  const light = await refusal(
    test.call(contract.convertRequest, { as: people.marketer, params: { id }, body: { to: 'task' } }),
  )
  expect(light?.reason).toBe('request.lightNeedsOne')
  const begun = await test.call(contract.convertRequest, {
    as: people.marketer,
    params: { id },
    body: { to: 'collaboration' },
  })
  const collaborationId = begun.became?.id as string
  const matter = await test.call(getCollaboration, { as: people.marketer, params: { id: collaborationId } })
  expect(matter).toMatchObject({ name: '主视觉联合支持', goal: '4月10日前交付3套主视觉方案' })
  expect(matter.initiatingDepartment?.name).toBe('市场部')
  const risks = await test.call(listRisks, { as: people.marketer, query: { collaborationId } })
  expect(risks.items.map(({ text, department }) => [text, department?.name])).toEqual([
    ['素材版权可能未清', '设计部'],
  ])
  const found = await test.call(search, { as: people.designer, query: { q: '主视觉联合' } })
  expect(found.items.map(({ noun }) => noun)).toEqual(expect.arrayContaining(['request']))
})

it('C-02 NM-COL-20: reminded after a working day, overdue after two, both heads told once; late is still an answer', async () => {
  at('2026-03-05T15:00')
  const id = await asked('周末前后', { departmentIds: [departments.design.id] })
  const sweeping = async (moment: string) => {
    at(moment)
    await sweepNow()
    await sweepNow()
    return (await noticesOf(id)).filter((line) => /answer(Due|Late)/.test(line))
  }
  expect(await sweeping('2026-03-06T14:59')).toEqual([])
  expect(await sweeping('2026-03-06T15:00')).toEqual(['request.answerDue 苏禾'])
  // Thursday 15:00 and two working days: Monday 15:00.
  expect(await sweeping('2026-03-09T15:00')).toHaveLength(1)
  expect((await sweeping('2026-03-09T15:01')).toSorted()).toEqual([
    'request.answerDue 苏禾',
    'request.answerLate 石静',
    'request.answerLate 苏禾',
  ])
  const late = await shown(id, people.marketer)
  expect(late.answers.map(({ state, deadline }) => [state, deadline?.state])).toEqual([['overdue', 'missed']])
  expect(late.findings.map(({ norm }) => norm)).toContain('NM-COL-20')
  const answered = await answer(id, people.designer, departments.design.id, accepted(people.designer.id))
  expect(answered.answers.map(({ state, deadline }) => [state, deadline?.state])).toEqual([
    ['accepted', 'missed'],
  ])
})

it('X-37: handing on is counted and not done twice; an urgent one is answered by telephone first', async () => {
  at('2026-03-10T10:00')
  const id = await asked('紧急印刷', { urgency: 'urgent', departmentIds: [departments.sales.id] })
  const [first] = (await shown(id, people.salesHead)).answers
  expect(first?.phoneDeadline?.at).toBe('2026-03-10T02:15:00.000Z')
  const phoned = await test.call(contract.notePhoneAnswer, {
    as: people.salesHead,
    params: { id, departmentId: departments.sales.id },
    body: { text: '已电话确认,转产品部' },
  })
  expect(phoned.answers[0]?.phoneDeadline?.state).toBe('met')
  expect(phoned.answers[0]?.state).toBe('pending')
  const forward = (as: { id: string }, from: string, to: string) =>
    test.call(contract.forwardRequest, {
      as,
      params: { id, departmentId: from },
      body: { toDepartmentId: to, reason: '属产品部职责' },
    })
  const handed = await forward(people.salesHead, departments.sales.id, departments.product.id)
  expect(handed.answers.map(({ department, state }) => `${department.name} ${state}`)).toEqual([
    '销售部 forwarded',
    '产品部 pending',
  ])
  expect(handed.measures.reassignments).toBe(1)
  expect(
    (await refusal(forward(people.productHead, departments.product.id, departments.sales.id)))?.reason,
  ).toBe('request.alreadyAsked')
  await answer(id, people.productHead, departments.product.id, { answer: 'decline', reason: '无印刷资源' })
  at('2026-03-11T10:00')
  await test.call(contract.assessRequest, {
    as: people.marketer,
    params: { id },
    body: { feasibility: 'infeasible', reason: '两个部门都没有资源' },
  })
  const turned = await test.call(contract.decideRequest, {
    as: people.marketingHead,
    params: { id },
    body: { isAccepted: false, comment: '改为外包' },
  })
  expect([turned.state, turned.measures.hoursToDecision]).toEqual(['rejected', 24])
  const measures = await test.call(contract.getRequestMeasures, {
    as: people.marketingHead,
    query: { from: '2026-03-10', until: '2026-03-10' },
  })
  expect(measures).toEqual({
    submitted: 1,
    decided: 1,
    reassignments: 1,
    reassignmentsEach: 1,
    medianHoursToDecision: 24,
  })
})

it('S4-09 X-68 X-69: on the light path one department does one task; accepted, the request is closed and rated', async () => {
  at('2026-03-12T10:00')
  const id = await asked('补一张海报', { departmentIds: [departments.design.id] })
  const ask = await shown(id, people.designer)
  const given = await test.call(contract.allocateNeed, {
    as: people.designer,
    params: { id, departmentId: departments.design.id, needId: ask.needs[0]?.id as string },
    body: { allocation: 'partly', allocated: '1人,3月16日起', opinion: '另1人在休假' },
  })
  expect(given.needs[0]).toMatchObject({ allocation: 'partly', allocated: '1人,3月16日起' })
  await answer(id, people.designer, departments.design.id, accepted(people.designer.id))
  await test.call(contract.assessRequest, {
    as: people.marketer,
    params: { id },
    body: { feasibility: 'feasible', reason: '人手足够' },
  })
  await test.call(contract.decideRequest, {
    as: people.marketingHead,
    params: { id },
    body: { isAccepted: true },
  })
  const begun = await test.call(contract.convertRequest, {
    as: people.marketer,
    params: { id },
    body: { to: 'task' },
  })
  expect(begun.became?.noun).toBe('task')
  const taskId = begun.became?.id as string
  const task = await test.call(getTask, { as: people.designer, params: { id: taskId } })
  expect([task.owner?.name, task.dueOn, task.reviewers.map(({ person }) => person.name)]).toEqual([
    '苏禾',
    '2026-04-10',
    ['林小满'],
  ])
  await test.call(startTask, { as: people.designer, params: { id: taskId }, body: {} })
  await test.call(addDeliverableLink, {
    as: people.designer,
    params: { id: taskId },
    body: { name: '海报.pdf', link: 'https://example.com/p' },
  })
  await test.call(submitTask, { as: people.designer, params: { id: taskId }, body: { note: '海报定稿' } })
  await test.call(acceptTask, { as: people.marketer, params: { id: taskId }, body: {} })
  await test.runJobs()
  const closed = await shown(id, people.marketer)
  expect([closed.state, closed.result?.outcome, closed.result?.text]).toEqual(['closed', 'done', '海报定稿'])
  expect(await noticesOf(id)).toContain('request.closed 林小满')
  const rated = await test.call(contract.rateRequest, {
    as: people.marketer,
    params: { id },
    body: { rating: 5, comment: '配合很好' },
  })
  expect([rated.result?.rating, standing(rated).kind]).toEqual([5, 'over'])
})

async function sweepNow(): Promise<void> {
  const { app, now } = test
  await sweep.run({ app, now: now(), transaction: (run) => asSystem(app.db, run) })
}
