import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { type Q4Task, type Q4Topic, q4Case } from '#domain/demo/q4-case.ts'
import { launchBrowser } from '#test/browser.ts'
import { type ProductInTime, startProductAt } from '#test/product-in-time.ts'
import { nothingWaits, takeOn } from './hands.ts'
import { desk, watched } from './people.ts'
import {
  addRow,
  beginsWith,
  button,
  choose,
  closed,
  field,
  given,
  lineOf,
  nameOf,
  openDialog,
  selectContaining,
  typeDay,
  writeLine,
} from './q4-hands.ts'
import { type Answers, clockAt, readAnswers, stored, wanted } from './q4-stored.ts'

/**
 * The whole Q4 case (src/domain/demo/q4-case.ts), typed in by the people of the case themselves, datum by
 * datum, in an organisation that holds nothing else; then read back and compared. The clock of the product
 * and of the browsers stands where the case stands, so that nothing has to be shifted: the meeting is held
 * on 2023-10-25, its progress is reported on 11-12 and 11-18. Each step needs the one before.
 */
let product: ProductInTime
let browser: Browser
let admin: Page
const pages = new Map<string, Page>()
const faults: string[] = []
let meetingId: string
let collaborationId: string

const { meeting, collaboration } = q4Case
const theTask = (id: string): Q4Task => q4Case.tasks.find((task) => task.id === id) as Q4Task
const reason = '照当时的情况办'
const password = 'seven quiet mountains'

beforeAll(async () => {
  product = await startProductAt('2023-10-20T09:00:00+08:00')
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.close()
})
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const [who, page] of [['admin', admin] as const, ...pages]) {
    if (page === undefined || !page.url().startsWith('http')) continue
    const shown = (await page.getByRole('dialog').count()) > 0 ? openDialog(page) : page.locator('main')
    const said = await shown.first().ariaSnapshot({ timeout: 3000 }).catch(String)
    console.log(`--- ${who} ${page.url()}\n${said.slice(0, 6000)}`)
  }
})

async function anotherBrowser(): Promise<Page> {
  const context = await browser.newContext({
    baseURL: product.url,
    viewport: desk,
    locale: 'zh-CN',
    // Nobody watches it move, and every frame costs.
    reducedMotion: 'reduce',
    timezoneId: q4Case.timeZone,
  })
  context.setDefaultTimeout(30_000)
  await context.clock.install({ time: product.now() })
  const page = await context.newPage()
  const seen = watched(page)
  page.on('close', () => faults.push(...seen))
  return page
}

const pageOf = (key: string): Page => pages.get(key) as Page

/** Everybody's clock: the product's and those of the open browsers. */
async function itIs(instant: string): Promise<void> {
  product.setNow(`${instant}+08:00`)
  for (const page of pages.values()) await page.context().clock.setSystemTime(product.now())
}

async function read<Reply>(path: string): Promise<Reply> {
  const answer = await pageOf('mkt-mgr').request.get(`/api/v1${path}`)
  expect(answer.status(), path).toBe(200)
  return answer.json() as Promise<Reply>
}

it('takes the departments and the people of the case', async () => {
  admin = await anotherBrowser()
  await admin.goto('/setup')
  await button(admin, '建立组织').click()
  await field(admin, '组织名称').fill('四季家居')
  await field(admin, '姓名').fill('总经理')
  await field(admin, '邮箱').fill('manager@example.com')
  await field(admin, '密码').fill('lantern over calm water')
  await button(admin, '建立组织').click()
  await admin.waitForURL('**/settings/departments')
  for (const name of q4Case.departments) {
    await button(admin, '添加部门').click()
    await field(openDialog(admin), '部门名称').fill(name)
    await button(openDialog(admin), '保存').click()
    await closed(admin)
  }
  await admin.goto('/settings/people')
  for (const { id, dept, title, display } of q4Case.people) {
    await button(admin, '添加人员').first().click()
    const form = openDialog(admin)
    await field(form, '姓名').fill(display)
    await field(form, '邮箱').fill(`${id}@example.com`)
    await choose(field(form, '部门'), dept)
    await field(form, '职务').fill(title)
    await button(form, '保存').click()
    await closed(admin)
  }
  // A joint review is held by the heads of the departments.
  await admin.goto('/settings/departments')
  for (const [dept, head] of [
    ['市场部', 'mkt-mgr'],
    ['销售部', 'sal-mgr'],
  ] as const) {
    await button(admin, dept).first().click()
    await choose(field(openDialog(admin), '负责人'), nameOf(head))
    await button(openDialog(admin), '保存').click()
    await closed(admin)
  }
  await admin.goto('/settings/people')
  for (const key of ['mkt-mgr', 'mkt-spec', 'sal-mgr', 'dsn-sup']) {
    await button(admin.getByRole('row').filter({ hasText: nameOf(key) }), '发邀请').click()
    const link = await openDialog(admin).getByLabel('复制链接').first().inputValue()
    await button(openDialog(admin), '关闭').click()
    const page = await anotherBrowser()
    await page.goto(new URL(link).pathname)
    await field(page, '密码').fill(password)
    await button(page, '设置密码并进入').click()
    await page.waitForURL((url) => url.pathname === '/')
    pages.set(key, page)
  }
})

it('takes the collaboration: goal, departments, target, theme, provisional launch', async () => {
  const page = pageOf('mkt-mgr')
  await page.goto('/collaborations')
  await button(page, '新建项目').first().click()
  await field(openDialog(page), '项目名称').fill(collaboration.name)
  await field(openDialog(page), '协作目标（SMART）').fill(collaboration.smartGoal)
  await button(openDialog(page), '建立').click()
  await page.waitForURL(/\/collaborations\/[0-9a-f-]{36}$/)
  collaborationId = new URL(page.url()).pathname.split('/').at(-1) as string
  await button(page, '修改').first().click()
  await field(page, '主题').fill(collaboration.theme)
  for (const { metric, value, unit, region } of collaboration.targets) {
    await button(page, '增加指标').click()
    await field(page, '指标').fill(metric)
    await field(page, '目标值').fill(String(value))
    await field(page, '单位').fill(unit)
    await field(page, '区域').fill(region)
  }
  await typeDay(field(page, '计划上线日期'), collaboration.plannedLaunch.date)
  await page.getByRole('checkbox', { name: '暂定' }).check()
  // Whoever sets it up leads it, for their own department, until somebody says otherwise.
  await choose(field(page, '负责人（组长）'), nameOf(given(collaboration.leader)))
  await choose(field(page, '发起部门'), collaboration.initiatingDept)
  for (const name of collaboration.participatingDepts) await choose(field(page, '参与部门'), name)
  await field(page, '参与部门').press('Tab')
  await button(page, '保存').click()
  await page.getByText(collaboration.theme).waitFor()
})

it('takes the meeting and who attends it as what', async () => {
  const page = pageOf('mkt-mgr')
  await page.goto(`/meetings/new?collaborationId=${collaborationId}`)
  await field(page, '会议名称').fill(meeting.name)
  await field(page, '会议目标').fill(collaboration.smartGoal)
  await field(page, '为什么要开会').fill('四个部门要当面定下分工与时间节点')
  const start = field(page, '开始时间')
  await start.fill(`${meeting.date} ${meeting.start}`)
  await start.press('Enter')
  await field(page, '时长').fill('2h')
  await field(page, '时长').press('Tab')
  await field(page, '会议类型').selectOption({ label: '项目启动会' })
  await field(page, '地点').fill(meeting.place)
  await button(page, '建立会议，继续准备').click()
  await page.waitForURL(/\/meetings\/[0-9a-f-]{36}$/)
  meetingId = new URL(page.url()).pathname.split('/').at(-1) as string

  // What the product asks for beyond the case.
  await field(page, '要解决的核心问题').fill('四部门分工与时间节点不清')
  await field(page, '预期成果').fill('《跨部门任务分配表》')
  await field(page, '预期成果').press('Tab')
  await choose(field(page, '主持人'), nameOf(meeting.host))
  await choose(field(page, '记录人'), nameOf(meeting.recorder))
  const rowOf = (name: string) => page.getByRole('rowheader', { name: beginsWith(name) })
  // Host and recorder take part by what they are.
  await rowOf(nameOf(meeting.recorder)).waitFor()
  await field(page, '身份').selectOption({ label: '主参会人' })
  for (const key of ['sal-mgr', ...meeting.attendees.map(({ person }) => person)]) {
    if ((await rowOf(nameOf(key)).count()) > 0) continue
    await choose(field(page, '添加参会人'), nameOf(key))
    await rowOf(nameOf(key)).waitFor()
  }
})

it('takes the agenda with its times, and the material with its version', async () => {
  const page = pageOf('mkt-mgr')
  const agenda = page.getByRole('region', { name: '议程' })
  for (const topic of q4Case.agenda) {
    await field(agenda, '添加议题').fill(topic.title)
    await agenda.getByRole('button', { name: '添加', exact: true }).click()
    await expect
      .poll(() => field(agenda, '议题名称').inputValue().catch(String), { timeout: 20_000 })
      .toBe(topic.title)
    await field(agenda, '讨论内容').fill(given(topic.discussionContent))
    await field(agenda, '输出成果').fill(given(topic.expectedOutput))
    await field(agenda, '解决什么问题').fill('各部门说法不一')
    await field(agenda, '预计时长').fill(String(topic.plannedMinutes))
    await field(agenda, '预计时长').press('Tab')
    await choose(agenda.getByRole('combobox', { name: '负责人', exact: true }), nameOf(given(topic.owner)))
    await agenda.getByText(`${topic.start}–${topic.end}`).waitFor()
  }
  const [, plan] = meeting.attachments
  await button(page, '添加材料').click()
  const form = page.locator('form').filter({ has: page.getByRole('textbox', { name: '材料名称' }) })
  await field(form, '材料名称').fill(plan?.name as string)
  await field(form, '版本号').fill(plan?.version as string)
  await field(form, '种类').selectOption({ label: '项目计划书' })
  await form.getByRole('button', { name: '添加', exact: true }).click()
  const row = page.getByRole('row').filter({ hasText: plan?.version as string })
  await row.locator('input[type=file]').setInputFiles({
    name: `${plan?.name}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from('主题、渠道与预算的初步设想'),
  })
  await row.getByRole('link').first().waitFor()
})

it('tells them in time; one sends somebody instead and says why', async () => {
  const page = pageOf('mkt-mgr')
  for (const act of ['准备就绪', '发送通知']) {
    await button(page, act).first().click()
    await takeOn(openDialog(page), reason)
    await button(openDialog(page), act === '准备就绪' ? act : /^发送给/).click()
    await closed(page)
  }
  for (const { person, reason: why, proxy } of meeting.absences) {
    const theirs = pageOf(person)
    await theirs.goto(`/meetings/${meetingId}`)
    await button(theirs, '由代理参会').click()
    await field(theirs, '不能参会的原因').fill(why)
    await choose(field(theirs, '代理人'), nameOf(proxy))
    await button(theirs, '指定代理人').click()
    await theirs
      .getByText(`由${nameOf(proxy)}代理`)
      .first()
      .waitFor()
  }
})

it('begins at 14:00, with who is there, and who is not and why', async () => {
  await itIs(`${meeting.date}T${meeting.start}:00`)
  const page = pageOf('mkt-mgr')
  await page.goto(`/meetings/${meetingId}`)
  await button(page, '开始会议').first().click()
  for (const name of [/^会议主题/, /^时间/, /^参会人员/, /^会议目标/]) {
    await openDialog(page).getByRole('checkbox', { name }).check()
  }
  await button(openDialog(page), '开始会议').click()
  await page.waitForURL('**/live')
  const recorder = pageOf(meeting.recorder)
  await recorder.goto(`/meetings/${meetingId}/live`)
  for (const { person } of meeting.attendees) {
    const seat = recorder.locator('.seats li').filter({
      has: recorder.getByRole('button', { name: `登记${nameOf(person)}的出席情况` }),
    })
    await button(seat, '到了').click()
    await seat.getByText(/准时|迟到/).waitFor()
  }
  for (const { person, reason: why } of meeting.absences) {
    await button(recorder, `登记${nameOf(person)}的出席情况`).click()
    const form = openDialog(recorder)
    await field(form, '出席情况').selectOption({ label: '缺席' })
    // The answer to the invitation has said it already.
    expect(await field(form, '缺席原因').inputValue()).toBe(why)
    await button(form, '保存').click()
    await closed(recorder)
  }
})

/** Who speaks where the case says the department only: NM-MTG-04 wants a person too. */
const speakers = { 市场部: 'mkt-mgr', 销售部: 'sal-sup', 产品部: 'prd-mgr', 设计部: 'dsn-sup' } as const

const kindWords = {
  conclusion: '结论性',
  action: '行动类',
  reference: '见附件',
  conditional: '条件性',
} as const

/** The tasks that were handed out under a topic; those that only support another stand with the table. */
function tasksOf({ resolutions }: Q4Topic): readonly Q4Task[] {
  const ids = resolutions.map(({ id }) => id)
  const isTable = resolutions.some(({ kind }) => kind === 'reference')
  return q4Case.tasks.filter(({ fromResolution, supports }) =>
    fromResolution === undefined ? isTable && supports !== undefined : ids.includes(fromResolution),
  )
}

async function fillDecision(page: Page, resolution: Q4Topic['resolutions'][number]): Promise<void> {
  const line = lineOf(page, 'decision', resolution.text)
  const kind = field(line, '决议类型')
  if (resolution.kind !== 'action') await kind.selectOption({ label: kindWords[resolution.kind] })
  const { condition } = resolution
  if (condition === undefined) return
  await line.locator('summary').click()
  await field(line, '触发条件').fill(condition.event)
  await field(line, '提前通知').fill(String(condition.noticeLeadDays))
  await typeDay(field(line, '受影响的日期'), condition.affectedDate)
}

async function fillTask(page: Page, task: Q4Task, topic: Q4Topic): Promise<void> {
  const line = lineOf(page, 'task', task.name)
  const decision = topic.resolutions.find(({ id }) => id === task.fromResolution)
  if (decision !== undefined) await selectContaining(field(line, '落实的决议'), decision.text.slice(0, 12))
  const due = task.plannedEnd ?? task.dueDate ?? null
  if (due !== null) await typeDay(field(line, '完成时限'), due)
  await button(line, '填写任务分配表').click()
  const form = openDialog(page)
  await field(form, '任务名称').waitFor()
  await choose(field(form, '负责部门'), task.ownerDept)
  if (task.sheet === 'full') await fillSheet(page, task)
  await button(form, '保存').click()
  await closed(page)
}

/** Form S3-C, field by field. */
async function fillSheet(page: Page, task: Q4Task): Promise<void> {
  const form = openDialog(page)
  await field(form, '任务描述').fill(task.description ?? '')
  await field(form, '完成标准').fill((task.doneCriteria ?? []).join('\n'))
  await field(form, '备注').fill((task.notes ?? []).join('\n'))
  await typeDay(field(form, '计划开始时间'), task.plannedStart ?? '')
  await field(form, '最多修改').fill(String(task.maxRework))
  for (const name of task.jointReview ?? []) await choose(field(form, '联合评审部门'), name)
  for (const key of task.cooperators ?? []) await choose(field(form, '协同人'), nameOf(key))
  await field(form, '协同人').press('Tab')
  for (const [at, { dept, provides }] of (task.cooperatingDepts ?? []).entries()) {
    const row = await addRow(form, '协同部门', at)
    await choose(field(row, '协同部门'), dept)
    await field(row, '提供什么').fill(provides)
  }
  for (const [at, { use, formats }] of (task.requiredFormats ?? []).entries()) {
    const row = await addRow(form, '输出格式', at)
    await field(row, '用途').selectOption({ label: { online: '线上', offline: '线下' }[use] })
    await field(row, '格式').fill(formats.join(' '))
  }
  for (const [at, { date, dept, deliverable }] of (task.milestones ?? []).entries()) {
    const row = await addRow(form, '里程碑节点', at)
    await typeDay(field(row, '期限'), date)
    await choose(field(row, '部门'), dept)
    await field(row, '交付物').fill(deliverable)
  }
  for (const [at, asked] of (task.resourcesAndSupport ?? []).entries()) {
    const row = await addRow(form, '所需资源与支持', at)
    const kind = { document: '资料', budget: '财力或预算', material: '物力' }[asked.kind]
    await field(row, '资源类别').selectOption({ label: kind })
    await field(row, '需要什么').fill(asked.text)
    if (asked.provider !== undefined) await choose(field(row, '由哪个部门提供'), asked.provider)
    if (asked.due !== undefined) await typeDay(field(row, '期限'), asked.due)
    if (asked.amount !== undefined) await field(row, '金额').fill(String(asked.amount))
  }
  // ZY-02: the money that a task asks for is its budget (S3-75).
  const asked = q4Case.resourceRequests.find(({ task: of }) => of === task.id)
  if (asked !== undefined) await field(form, '预算').fill(String(asked.costCny))
}

it.each(q4Case.agenda.map((topic) => [topic.title, topic] as const))(
  'takes the record of “%s”: points, resolutions, tasks with their sheets',
  async (_title, topic) => {
    const host = pageOf(meeting.host)
    const page = pageOf(meeting.recorder)
    if (topic.no > 1) await button(host, new RegExp(topic.title)).first().click()
    await button(host, '开始讨论').click()
    await page.getByRole('heading', { name: `${topic.no}. ${topic.title}` }).waitFor()
    await button(page, '写一条').click()
    await page.locator('textarea:focus').waitFor()
    for (const { text, dept, speaker } of topic.points) {
      const who = speaker === undefined ? speakers[dept as keyof typeof speakers] : given(speaker)
      await writeLine(page, 'viewpoint', text, nameOf(who))
    }
    for (const { text } of topic.resolutions) await writeLine(page, 'decision', text)
    for (const { name, owner } of tasksOf(topic)) {
      await writeLine(page, 'task', name, owner === null ? undefined : nameOf(given(owner)))
    }
    await nothingWaits(page)
    for (const resolution of topic.resolutions) await fillDecision(page, resolution)
    for (const task of tasksOf(topic)) await fillTask(page, task, topic)
    for (const { text, state } of topic.resolutions) {
      await button(lineOf(host, 'decision', text), state === 'provisional' ? '暂定' : '通过').click()
      await lineOf(host, 'decision', text).getByText('拟议').waitFor({ state: 'detached' })
    }
    await itIs(`${meeting.date}T${topic.end}:00`)
    await button(host, '形成结论').click()
    await button(openDialog(host), '结束议题').click()
    await closed(host)
  },
)

it('takes the request for people, ends at 16:00 and makes the minutes', async () => {
  const host = pageOf(meeting.host)
  const page = pageOf(meeting.recorder)
  await button(page, '填写会议成果').click()
  const outputs = page.getByRole('dialog')
  for (const { dept, text, costCny } of q4Case.resourceRequests.filter(({ task }) => task === undefined)) {
    await button(outputs, '添加：资源需求').click()
    await field(outputs, '部门').selectOption({ label: dept as string })
    await field(outputs, '资源类别').selectOption({ label: '人力' })
    await field(outputs, '需要什么').fill(text)
    await field(outputs, '人数').fill('1')
    await field(outputs, '金额').fill(String(costCny))
    await outputs.getByRole('button', { name: '添加', exact: true }).first().click()
    await outputs.getByText(text).first().waitFor()
  }
  await page.keyboard.press('Escape')
  await button(host, '会末确认').click()
  await host.getByRole('region', { name: '逐项确认' }).waitFor()
  await button(host, '结束会议').click()
  await takeOn(openDialog(host), reason)
  await itIs(`${meeting.date}T${meeting.end}:00`)
  await button(openDialog(host), '结束会议').click()
  await host.getByText('已结束').first().waitFor()
  await page.goto(`/meetings/${meetingId}`)
  await page.getByText('生成纪要').first().click()
  await page.waitForURL('**/minutes/*')
})

const linkTo = (page: Page, words: string) =>
  page.getByRole('link', { name: new RegExp(words.slice(0, 10)) }).first()

/** From the page of the meeting to one of its decisions or tasks, as one does. */
async function openFromMeeting(page: Page, words: string): Promise<void> {
  await page.goto(`/meetings/${meetingId}`)
  await linkTo(page, words).click()
  await page.waitForURL(/\/(decisions|tasks)\//)
}

const resolutions = q4Case.agenda.flatMap((topic) => topic.resolutions)

it('takes what the resolutions refer to, ask for and warn of: attachment, approval, notice, risk', async () => {
  const page = pageOf(meeting.host)
  for (const resolution of resolutions) {
    if (resolution.refersTo !== undefined) {
      await openFromMeeting(page, resolution.text)
      await button(page, /^(编辑|修改)$/)
        .first()
        .click()
      await field(page, '见附件').selectOption({ label: '任务分配表' })
      await button(page, '保存').click()
      await page.getByText('（附件1）').first().waitFor()
    }
    if (resolution.condition !== undefined) {
      await openFromMeeting(page, resolution.text)
      await button(page, /^(编辑|修改)$/)
        .first()
        .click()
      await field(page, '通知对象').selectOption({ label: '全体员工' })
      await field(page, '通知方式').selectOption({ label: '邮件' })
      await button(page, '保存').click()
      await page.getByText('最迟通知日').first().waitFor()
      for (const risk of q4Case.risks.filter(({ linkedDecision }) => linkedDecision === resolution.id)) {
        await button(page, '登记风险').click()
        const form = openDialog(page)
        await field(form, '风险描述').fill(risk.text)
        await field(form, '应对措施').fill(risk.response)
        await choose(field(form, '提出部门'), risk.raisedBy as string)
        await button(form, '保存').click()
        await closed(page)
      }
    }
    const approval = q4Case.approvals.find(({ id }) => id === resolution.approval)
    if (approval !== undefined) {
      await openFromMeeting(page, resolution.text)
      await button(page, '发起审批申请').click()
      const form = openDialog(page)
      await field(form, '事项').fill(approval.subject)
      await field(form, '金额（元）').fill(String(approval.amountCny))
      await choose(field(form, '提交人'), nameOf(approval.submitter))
      await typeDay(field(form, '提交期限'), approval.submitBy)
      // Who answers is not in the case, and the product will not hand it in without.
      await choose(field(form, '审批人'), '总经理')
      await button(form, '保存').click()
      await closed(page)
      await button(page, '提交审批').click()
      await button(openDialog(page), '提交审批').click()
      await page.getByText('待审批').first().waitFor()
    }
  }
})

/** 'RW-01/LC-2' → what the milestone delivers. */
const deliverableOf = (task: Q4Task, place: string) =>
  task.milestones?.find(({ id }) => id === place.split('/')[1])?.deliverable

it('takes what waits for what, and what supports what', async () => {
  const page = pageOf(meeting.host)
  const waiting = theTask('RW-01')
  await openFromMeeting(page, waiting.name)
  const edges = [
    ...q4Case.dependencies.map(({ from, to }) => ({ kind: '先完成再开始', from, to })),
    ...q4Case.tasks.flatMap(({ id, supports }) =>
      supports === undefined ? [] : [{ kind: '为其提供支持', from: id, to: supports }],
    ),
  ]
  for (const { kind, from, to } of edges) {
    await button(page, '增加依赖').click()
    const form = page.locator('form').filter({ has: page.getByLabel('先后') })
    await field(form, '关系').selectOption({ label: kind })
    if (from === waiting.id) {
      await field(form, '先后').selectOption({ label: '项目上线等待本任务完成' })
    } else {
      await choose(field(form, '任务'), theTask(from).name)
      const deliverable = deliverableOf(waiting, to)
      if (deliverable !== undefined) await field(form, '等待的节点').selectOption({ label: deliverable })
    }
    await button(form, '增加依赖').click()
    await form.waitFor({ state: 'detached' })
  }
})

it('takes the progress on the days it was reported, and the risk point with its forecast', async () => {
  const task = theTask('RW-01')
  const page = pageOf(task.owner as string)
  const updates = task.progressUpdates ?? []
  await itIs(`${task.plannedStart}T09:00:00`)
  await openFromMeeting(page, task.name)
  await button(page, '开始').first().click()
  const begin = page.getByRole('dialog')
  if (await begin.isVisible()) {
    await takeOn(begin, reason)
    await button(begin, '开始').click()
  }
  await page.getByText('进行中').first().waitFor()
  for (const { date, text, awaiting } of updates) {
    await itIs(`${date}T17:00:00`)
    await page.reload()
    await field(page, '完成了什么').fill(text)
    if (awaiting !== undefined) {
      await button(page, '等待部门').click()
      await choose(field(page, '等待部门'), awaiting)
    }
    await button(page, '更新进度').click()
    await page.getByRole('list').getByText(text).first().waitFor()
    if (date !== updates[0]?.date) continue
    for (const risk of q4Case.risks.filter(({ task: of }) => of === task.id)) {
      await button(page, '登记风险').click()
      const form = openDialog(page)
      await field(form, '风险描述').fill(risk.text)
      await field(form, '应对措施').fill(risk.response)
      const milestone = deliverableOf(task, `${task.id}/${risk.forecast?.milestone}`)
      await field(form, '影响的节点').selectOption({ label: milestone as string })
      await typeDay(field(form, '预计日期'), risk.forecast?.date as string)
      await button(form, '保存').click()
      await closed(page)
    }
  }
})

/** A session holds thirty days, and more than that have gone by. */
async function signInAgain(key: string): Promise<void> {
  const page = pageOf(key)
  await page.context().clearCookies()
  await page.goto('/sign-in')
  await field(page, '邮箱').fill(`${key}@example.com`)
  await field(page, '密码').fill(password)
  await button(page, '登录').click()
  await page.waitForURL((url) => url.pathname === '/')
}

let answers: Answers

it('has stored every datum of the case as it was typed (S3-15, S3-39, S3-53, S3-66, S3-67, S3-72, S3-73, S3-74, S3-76)', async () => {
  answers = await readAnswers(read, meetingId, collaborationId)
  const is = stored(answers)
  const shouldBe = wanted(speakers)
  // Part by part: what differs is seen at once.
  for (const part of Object.keys(shouldBe) as (keyof typeof shouldBe)[]) {
    expect.soft(is[part], part).toEqual(shouldBe[part])
  }
})

it('derives the clocks of the case from it (S3-71)', async () => {
  const { clocks } = q4Case
  const sheet = answers.tasks.find(({ view }) => view.name === theTask('RW-01').name)?.view
  const notice = answers.decisions.find(({ view }) => view.kind === 'conditional')?.view
  const clocksAt = async (instant: string) => {
    await itIs(instant)
    await signInAgain('mkt-mgr')
    return (await read<Answers['tasks'][number]['view']>(`/tasks/${sheet?.id}`)).deadlines
  }
  const of = answers.meeting.deadlines
  const onTheWay = await clocksAt('2023-11-12T18:00:00')
  const later = await clocksAt('2023-11-18T18:00:00')
  const afterwards = await clocksAt('2023-11-26T09:00:00')
  expect({
    inviteBy: clockAt(of, 'C-03.invite', 'minute'),
    agendaBy: clockAt(of, 'C-03.agenda', 'minute'),
    noticeBy: clockAt(of, 'C-03.notice', 'minute'),
    draftMinutesBy: clockAt(of, 'C-05', 'minute'),
    finalMinutesBy: clockAt(of, 'C-07', 'minute'),
    'RW-01': {
      remind: clockAt(onTheWay, 'C-08', 'day'),
      delayReportBy: clockAt(onTheWay, 'C-12', 'day'),
      collectBy: clockAt(afterwards, 'C-09', 'day'),
      weeklyUpdates: [clockAt(onTheWay, 'C-10', 'day'), clockAt(later, 'C-10', 'day')],
    },
    conditionalNoticeBy: notice?.latestNoticeOn,
  }).toEqual(clocks)
})

it('was typed without a fault on any page', async () => {
  for (const page of [admin, ...pages.values()]) await page.close()
  expect(faults).toEqual([])
})
