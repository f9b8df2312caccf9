import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { judgeMilestone, submitMilestone, updateMilestone } from '#contract/milestone.ts'
import { saveResults } from '#contract/plan.ts'
import { type Form, type FormField, formFields } from '#domain/form/fields.ts'
import { launchBrowser } from '#test/browser.ts'
import { startDemoProduct } from '#test/demo-product.ts'
import type { RunningProduct } from '#test/start-product.ts'
import { stepInto } from './durable-writer-person.ts'
import { closedRequest, wayOfRequests } from './made-request.ts'
import { enter, picture, type Somebody } from './people.ts'
import { agreedPlan, doneChange, makePlan, sentReport } from './planned.ts'
import { settled } from './screens-check.ts'
import { type TroubledForm, trouble } from './troubled.ts'

/**
 * The worked case on paper and on screen: every field of every form (src/domain/form/fields.ts) is looked
 * for by its label on its printed form and on the screen where it is filled in or read.
 */
let product: RunningProduct
let browser: Browser
let host: Somebody
let q4: { id: string; minutesId: string; taskId: string }
/** A meeting in preparation, with a topic, an attendee and a material. */
let draftId: string
/** A request that has gone all its way. */
let requestId: string
/** A collaboration with a line of everything. */
let matterId: string
/** A milestone of its plan that was to be put right; a change of another plan that has gone all its way. */
let milestoneId: string
let changeId: string
/** A progress report with a line in every block. */
let syncId: string
/** What troubles people, what they ask for, and how it ends, each by its paper. */
let troubled: Readonly<Record<TroubledForm, string>>

beforeAll(async () => {
  product = await startDemoProduct()
  browser = await launchBrowser()
  host = await enter(browser, product.url, '周敏')
  const read = async (path: string) => (await host.context.request.get(`/api/v1${path}`)).json()
  const write = async (path: string, data: object) => {
    const answer = await host.context.request.post(`/api/v1${path}`, {
      data,
      headers: { origin: product.url },
    })
    expect(answer.ok(), await answer.text()).toBe(true)
    return answer.json()
  }
  const { items: meetings } = await read('/meetings?view=all&limit=200')
  const { id } = meetings.find(({ name }: { name: string }) => name === 'Q4营销活动筹备会')
  const { minutes } = await read(`/meetings/${id}`)
  const { rows } = await read(`/meetings/${id}/ledger`)
  const sheet = rows.find(({ name }: { name: string }) => name === '活动宣传主视觉设计')
  q4 = { id, minutesId: minutes.id, taskId: sheet.id }
  const draft = await write('/meetings', {
    name: '表单核对会',
    goal: '12月20日前确定三个部门的表单清单',
    plannedStart: '2030-01-09T14:00:00+08:00',
    plannedEnd: '2030-01-09T15:00:00+08:00',
  })
  draftId = draft.id
  await write(`/meetings/${draftId}/topics`, { title: '清单怎么定', plannedMinutes: 30 })
  await write(`/meetings/${draftId}/materials`, { name: '现有表单汇总' })
  requestId = await closedRequest(await wayOfRequests(product.url), '补一张门店海报')
  const matter = await write('/collaborations', { name: '新产品上市' })
  matterId = matter.id
  const departmentId = matter.initiatingDepartment.id
  const duty = { departmentId, output: '推广方案', dueText: '第1个月末' }
  const filled = await host.context.request.patch(`/api/v1/collaborations/${matterId}/charter`, {
    data: {
      version: 1,
      startsOn: '2030-01-07',
      participations: [{ departmentId, coreDuty: '推广', output: '推广方案', dueText: '第1个月末' }],
      scope: [{ isIn: false, text: '海外渠道' }],
      communication: [{ frequency: 'weekly', channels: ['offline'], contents: ['progress'] }],
      duties: [
        { ...duty, duty: '调研' },
        { ...duty, duty: '成文' },
      ],
    },
    headers: { origin: product.url },
  })
  expect(filled.ok(), await filled.text()).toBe(true)
  await write('/risks', {
    text: '供应商产能不足',
    collaborationId: matterId,
    response: '锁定备选供应商',
    departmentId,
  })
  const [leader, reviewer] = await Promise.all(['周敏', '林悦'].map((name) => stepInto(product.url, name)))
  if (leader === undefined || reviewer === undefined) throw new Error('Somebody is missing.')
  const { milestone } = await makePlan(leader, matterId)
  milestoneId = milestone.id
  const reviewed = { ownerId: leader.id, reviewerIds: [reviewer.id] }
  await leader.call(updateMilestone, {
    params: { id: milestoneId },
    body: { ...reviewed, version: milestone.version },
  })
  await leader.call(submitMilestone, {
    params: { id: milestoneId },
    body: { links: [{ name: '主视觉终稿', link: 'https://example.com/kv' }] },
  })
  await reviewer.call(judgeMilestone, {
    params: { id: milestoneId },
    body: { verdict: 'rectify', comment: '补竖版', rectifyBy: '2030-01-11' },
  })
  const result = { name: '推广方案', criteria: '三套物料', evidence: '终稿清单', departmentId }
  await leader.call(saveResults, { params: { id: matterId }, body: { items: [result] } })
  const runningId = await agreedPlan(leader, '渠道升级')
  changeId = (await doneChange(product.url, leader, runningId)).id
  syncId = await sentReport(leader, runningId)
  const { items: decisions } = await read(`/decisions?meetingId=${q4.id}&limit=200`)
  const asked = await write(`/decisions/${decisions[0].id}/approvals`, {
    subject: '人力成本申请',
    kind: 'people',
    departmentId,
    headcount: 2,
    amountCents: 300_000,
    submitterId: reviewer.id,
    approverId: leader.id,
  })
  troubled = {
    ...(await trouble(product.url, { leader, reviewer, collaborationId: matterId })),
    approval: asked.id,
    resources: requestId,
  }
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

/** Everything a page shows, white space aside, full and half width alike. */
async function words(page: Page): Promise<string> {
  const said = await page.evaluate(() => {
    const fields = [...document.querySelectorAll<HTMLInputElement>('[aria-label], [placeholder]')]
    return [
      // biome-ignore lint/performance/useDomNodeTextContent: what nobody can see does not count
      document.body.innerText,
      ...fields.map((one) => `${one.getAttribute('aria-label') ?? ''} ${one.placeholder ?? ''}`),
    ].join('\n')
  })
  return plain(said)
}
const plain = (text: string) => text.normalize('NFKC').replaceAll(/\s/g, '')

const isOfMatter = (form: Form) =>
  ['charter', 'communicationPlan', 'division', 'wbs', 'raci', 'acceptance'].includes(form)
const addressOf = (form: Form): string => {
  if (form === 'minutes') return `/minutes/${q4.minutesId}`
  if (form === 'minutesAgenda') return `/minutes/${q4.minutesId}?layout=agenda`
  if (form === 'task') return `/print/task/${q4.taskId}`
  if (form === 'request' || form === 'assessment') return `/print/${form}/${requestId}`
  if (form === 'change') return `/print/change/${changeId}`
  if (form === 'sync') return `/print/sync/${syncId}`
  if (form === 'milestone') return `/print/milestone/${milestoneId}`
  if (form in troubled) return `/print/${form}/${troubled[form as TroubledForm]}`
  if (isOfMatter(form)) return `/print/${form}/${matterId}`
  return `/print/${form}/${q4.id}`
}

function grouped<Key extends string>(keyOf: (field: FormField) => Key): Map<Key, FormField[]> {
  const groups = new Map<Key, FormField[]>()
  for (const field of formFields) groups.set(keyOf(field), [...(groups.get(keyOf(field)) ?? []), field])
  return groups
}

const byForm = grouped(({ form }) => form)

/** The five parts are headings of one layout of the minutes, the labels of the form of the other. */
const inParts = new Set(['S2-48', 'S2-49', 'S2-50', 'S2-51', 'S2-52'])

/** The papers of the organisation by their number; minutes have three layouts, the task sheet two. */
const artefacts: Readonly<Record<Form, string>> = {
  notice: 'A08',
  agenda: 'A09',
  confirmation: 'A10',
  materials: 'A11',
  positions: 'A12',
  signIn: 'A13',
  minutes: 'A14',
  minutesAgenda: 'A14',
  decisions: 'A15',
  todo: 'A16',
  ledger: 'A17',
  task: 'A17',
  evaluation: 'A20',
  request: 'A01',
  assessment: 'A02',
  charter: 'A03',
  communicationPlan: 'A04',
  division: 'A05',
  wbs: 'A06',
  raci: 'A07',
  change: 'A24',
  milestone: 'A25',
  acceptance: 'A25',
  sync: 'A18',
  delay: 'A19',
  conflict: 'A21',
  contingency: 'A22',
  risks: 'A23',
  approval: 'A26',
  resources: 'A26',
  retrospective: 'A27',
  recognition: 'A28',
  ratings: 'A29',
  urging: 'A30',
}

it.each([...byForm.keys()].map((form) => [artefacts[form], form] as const))(
  '%s, J-15: prints %s with every field that it asks for',
  async (_artefact, form) => {
    const { page } = host
    await page.goto(addressOf(form))
    await settled(page)
    const said = await words(page)
    const parts = form === 'minutes' ? await partsOf(page) : ''
    const missing = (byForm.get(form) ?? []).filter(
      ({ id, label }) => !(inParts.has(id) ? parts + said : said).includes(plain(label)),
    )
    expect(missing.map(({ id, label }) => `${id} ${label}`)).toEqual([])
    await picture(page, `form-${form}`)
    await page.emulateMedia({ media: 'print' })
    const bar = page.locator('.print-bar')
    if ((await bar.count()) > 0) expect(await bar.isVisible()).toBe(false)
    await page.emulateMedia({ media: 'screen' })
  },
)

async function partsOf(page: Page): Promise<string> {
  await page.goto(`/minutes/${q4.minutesId}?layout=fiveParts`)
  await settled(page)
  return words(page)
}

// Columns that no field row names, of forms that sibling documents describe.
it.each([
  [
    'A10',
    'X-05',
    'confirmation',
    '参会人员确认表',
    '序号 部门 姓名 职务 联系方式 参会角色 是否参会 不能参会原因 代理人 参会方式 需提前准备的材料 确认日期 备注',
  ],
  [
    'A11',
    'X-01',
    'materials',
    '会议材料清单',
    '材料名称 类型 需呈现的要点 数据来源 责任部门/人 提交时限 状态',
  ],
  [
    'A13',
    'X-21',
    'signIn',
    '会议签到表',
    '会议名称 时间 地点 组织部门 序号 部门 姓名 职务 联系方式 签到时间 签到方式 状态 缺席原因 备注 应到 实到 缺席 请假',
  ],
  [
    'A15',
    'X-23',
    'decisions',
    '决议跟踪表',
    '序号 决议编号 来源会议 议题 决议内容 决议状态 负责部门 负责人 配合部门 完成时限 进展情况 完成情况/验收人 备注',
  ],
  [
    'A20',
    'X-24',
    'evaluation',
    '会议效果评估表',
    '会议组织 内容设计 执行效果 目标感知 最需改进的环节 对下次会议的建议',
  ],
] as const)('%s (%s): prints %s as 《%s》', async (_artefact, _row, form, title, labels) => {
  const { page } = host
  await page.goto(`/print/${form}/${q4.id}`)
  await settled(page)
  expect(await page.locator('h1').textContent()).toBe(title)
  const said = await words(page)
  expect(labels.split(' ').filter((label) => !said.includes(plain(label)))).toEqual([])
})

// 示例行 (S1-71) are there for whoever asks, and for nobody else.
it('S1-71: prints no example row unless somebody asks, and never as data', async () => {
  const { page } = host
  await page.goto(`/print/charter/${matterId}`)
  await settled(page)
  expect(await words(page)).not.toContain('示例：研发部'.normalize('NFKC'))
  await page.getByRole('button', { name: '显示示例行' }).click()
  await page.getByText('示例：研发部').first().waitFor()
  const answer = await host.context.request.get(`/api/v1/collaborations/${matterId}/charter`)
  expect(await answer.text()).not.toContain('示例')
})

type Screen =
  | 'prepare'
  | 'record'
  | 'minutes'
  | 'minutesAgenda'
  | 'decision'
  | 'task'
  | 'ledger'
  | 'request'
  | 'charter'
  | 'communication'
  | 'division'
  | 'plan'
  | 'raci'
  | 'change'
  | 'milestone'
  | 'milestones'
  | 'sync'

/** Where each form is filled in or read on screen, and what is called otherwise there. */
const screenOf: Readonly<Record<Exclude<Form, 'positions' | TroubledForm>, Screen>> = {
  notice: 'prepare',
  agenda: 'prepare',
  confirmation: 'prepare',
  materials: 'prepare',
  signIn: 'prepare',
  minutes: 'minutes',
  minutesAgenda: 'minutesAgenda',
  decisions: 'decision',
  todo: 'ledger',
  ledger: 'ledger',
  task: 'task',
  evaluation: 'prepare',
  request: 'request',
  assessment: 'request',
  charter: 'charter',
  communicationPlan: 'communication',
  division: 'division',
  wbs: 'plan',
  raci: 'raci',
  change: 'change',
  milestone: 'milestone',
  acceptance: 'milestones',
  sync: 'sync',
}
/** Shown where there are some, and the case has none: src/server/decision/decision.test.ts. */
const elsewhere: ReadonlySet<string> = new Set(['S2-39'])
const calledOnScreen: Readonly<Record<string, string>> = {
  'S0-50': '未确认',
  'S0-53': '第1个议题',
  'S2-12': '会议名称',
  'S2-14': '地点',
  'S2-15': '姓名与部门',
  'S2-16': '议题名称',
  'S2-18': '材料',
  'S3-10': '地点',
  'S3-12': '预计时长',
  'S2-38': '责任人',
  'S2-52': '任务分配表',
  'S2-53': '任务名称',
  'S2-55': '计划完成时间',
  'S2-56': '状态',
  'S3-20': '负责人',
  'S3-21': '计划完成时间',
  // The heading of the page is the name itself.
  'S3-54': '活动宣传主视觉设计',
  'S3-65': '完成标准',
  'S1-18': '沟通频率',
  // The name of a department is its heading, and a risk is told in its own words.
  'S1-58': '市场部',
  'S1-68': '供应商产能不足',
  'S1-69': '锁定备选供应商',
  'S1-70': '市场部',
  'S4-28': 'RACI',
  'S4-30': '开始',
  'S4-32': '里程碑',
  'X-63 审核结论': '整改后通过',
  'X-63 意见': '补竖版',
  'X-64 成果': '推广方案',
  'X-64 依据': '终稿清单',
  'X-64 验收部门': '市场部',
  'X-64 验收人': '周敏',
  'X-64 验收结论': '待验收',
  'X-64 验收日期': '待验收',
}

const onScreenAs = (id: string, label: string): string =>
  calledOnScreen[`${id} ${label}`] ?? calledOnScreen[id] ?? label

const screenAddress = (screen: Screen): string =>
  ({
    prepare: `/meetings/${draftId}`,
    record: `/meetings/${q4.id}`,
    minutes: `/minutes/${q4.minutesId}`,
    minutesAgenda: `/minutes/${q4.minutesId}?layout=agenda`,
    decision: `/decisions?meetingId=${q4.id}`,
    task: `/tasks/${q4.taskId}`,
    ledger: `/meetings/${q4.id}/ledger`,
    request: `/requests/${requestId}`,
    charter: `/collaborations/${matterId}/charter`,
    communication: `/collaborations/${matterId}/communication`,
    division: `/collaborations/${matterId}/division`,
    plan: `/collaborations/${matterId}/plan`,
    raci: `/collaborations/${matterId}/plan/raci`,
    change: `/changes/${changeId}`,
    milestone: `/milestones/${milestoneId}`,
    milestones: `/collaborations/${matterId}/plan/milestones`,
    sync: `/syncs/${syncId}`,
  })[screen]

/**
 * What departments prepare is typed in field by field in before.test.ts (J-04); what the papers of trouble and of the
 * end say, in the journeys of conflict.test.ts, follow-through.test.ts, request.test.ts and retrospective.test.ts.
 */
const onScreen = grouped(({ form }) =>
  form in screenOf ? screenOf[form as keyof typeof screenOf] : ('none' as const),
)
onScreen.delete('none')

it.each([...onScreen.keys()])('has every field on the screen %s', async (screen) => {
  const { page } = host
  await page.goto(screenAddress(screen as Screen))
  await settled(page)
  // What is folded away is there for whoever opens it.
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true
  })
  // What a line of the plan has besides stands where it is edited.
  if (screen === 'plan') await page.locator('[data-line]').nth(1).press('Enter')
  await settled(page)
  const said = (await words(page)) + (screen === 'minutes' ? await partsOf(page) : '')
  const missing = (onScreen.get(screen) ?? []).filter(
    ({ id, label }) => !elsewhere.has(id) && !said.includes(plain(onScreenAs(id, label))),
  )
  expect(missing.map(({ id, label }) => `${id} ${onScreenAs(id, label)}`)).toEqual([])
})
