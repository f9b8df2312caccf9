import type { Browser, Locator } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { createSeries, prepareOccurrences } from '#contract/series.ts'
import { setUp } from '#contract/session.ts'
import * as supervision from '#contract/supervision.ts'
import * as contract from '#contract/task.ts'
import { listNotifications } from '#contract/today.ts'
import { launchBrowser } from '#test/browser.ts'
import { type ProductInTime, startProductAt } from '#test/product-in-time.ts'
import { type Person, stepInto } from './durable-writer-person.ts'
import { endedMeeting, finalMinutes } from './ended-meeting.ts'
import { button, field, pick, takeOn } from './hands.ts'
import { desk, enter, phone, picture, type Somebody, tellScreens } from './people.ts'

/**
 * J-08 and J-09: what becomes of three tasks of one meeting between 9 February and 2 March 2026, over the Spring
 * Festival (off from 15 to 23 February, at work on Saturdays 14 and 28). One goes all its way to acceptance, one
 * is returned to its assigner and then late, of one nothing is heard. Each step needs the one before.
 */
let product: ProductInTime
let browser: Browser
const names = ['周敏', '林悦', '陈思齐', '许文静', '王立强', '赵晨阳'] as const
type Name = (typeof names)[number]
let by: Record<Name, Person>
let on: Record<'周敏' | '林悦' | '陈思齐' | '许文静' | '王立强', Somebody>
let meetingId: string
let bookletId: string
let needsId: string
let pricesId: string
let nextMeetingId: string

const booklet = '提交产品核心卖点说明书'
const needs = '汇总渠道促销物料需求'
const prices = '核对华东渠道报价表'

beforeAll(async () => {
  product = await startProductAt('2026-02-09T09:00:00+08:00')
  browser = await launchBrowser()
  const { url } = product
  const made = await fetch(`${url}${setUp.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kind: 'demo' }),
  })
  if (!made.ok) throw new Error(await made.text())
  const people = await Promise.all(names.map((name) => stepInto(url, name)))
  by = Object.fromEntries(people.map((person) => [person.name, person])) as typeof by
  const everybody = Object.values(by)
  const { 周敏: host, 林悦: recorder, 陈思齐, 许文静, 王立强, 赵晨阳 } = by
  const held = await endedMeeting(host, recorder, 陈思齐, [许文静, 王立强, 赵晨阳], {
    at: product.now(),
    tasks: [
      {
        name: booklet,
        owner: 陈思齐,
        dueOn: '2026-02-25',
        doneCriteria: ['说明书1份，写明三个核心卖点'],
        requiredFormats: [{ format: 'PDF' }, { format: 'JPG' }],
      },
      { name: needs, owner: 许文静, dueOn: '2026-02-24', doneCriteria: ['需求表1份，6个渠道齐全'] },
      { name: prices, owner: 赵晨阳, dueOn: '2026-02-13', doneCriteria: ['报价表1份，与合同一致'] },
    ],
  })
  meetingId = held.meetingId
  ;[bookletId, needsId, pricesId] = held.taskIds as [string, string, string]
  // The meetings to come are made before anybody has touched a task.
  const series = await host.call(createSeries, {
    body: {
      name: '新品推广例会',
      fromMeetingId: meetingId,
      recurrence: { kind: 'weekly', every: 3, weekdays: [1] },
      startsOn: '2026-02-09',
      startTime: '10:00',
      topics: [],
    },
  })
  await host.call(prepareOccurrences, { params: { id: series.id }, body: { count: 3 } })
  await finalMinutes(meetingId, host, recorder, everybody)
  const entered = await Promise.all(
    (['周敏', '林悦', '陈思齐', '许文静', '王立强'] as const).map((name) =>
      enter(browser, url, name, name === '陈思齐' || name === '许文静' ? phone : desk),
    ),
  )
  on = Object.fromEntries(entered.map((one) => [one.name, one])) as typeof on
  for (const { context } of entered) await context.clock.install({ time: product.now() })
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await tellScreens(Object.values(on ?? {}))
})

/** Moves everybody's clock there and lets the minute that has come do its work. */
async function itIs(instant: string): Promise<void> {
  product.setNow(`${instant}:00+08:00`)
  for (const { context } of Object.values(on)) await context.clock.setSystemTime(product.now())
  await product.runDue()
}

const noticesOf = async (name: Name) =>
  (await by[name].call(listNotifications, { query: { limit: 100 } })).items

/** What a person has been told about a task, newest first. */
async function told(name: Name, taskId: string): Promise<string[]> {
  return (await noticesOf(name)).filter(({ nounId }) => nounId === taskId).map(({ kind }) => kind)
}

/** The same, of whatever task. */
async function kindsTold(name: Name, kinds: RegExp): Promise<string[]> {
  return (await noticesOf(name)).map(({ kind }) => kind).filter((kind) => kinds.test(kind))
}

const taskNow = (id: string) => by.周敏.call(contract.getTask, { params: { id } })
const open = ({ page }: Somebody, id: string) => page.goto(`/tasks/${id}`)
const dialogOf = ({ page }: Somebody): Locator => page.getByRole('dialog')
const part = ({ page }: Somebody, name: string) =>
  page.locator('section.section').filter({ has: page.getByRole('heading', { name, exact: true, level: 2 }) })
const refused = (status: number, reason: string) => expect.objectContaining({ status, reason })

/** The line of the desk that names this task. */
async function waits(somebody: Somebody, what: string, title: string): Promise<Locator> {
  await somebody.page.goto('/')
  const line = somebody.page.locator('.wait').filter({ hasText: what }).filter({ hasText: title })
  await line.waitFor()
  return line
}

async function typeDay(box: Locator, day: string): Promise<void> {
  await box.fill(day)
  await box.press('Tab')
}

async function fitsPhone({ page }: Somebody): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)
}

it('J-08: what the minutes hand out is signed for on a phone, or returned with a reason and given to another', async () => {
  await itIs('2026-02-10T09:30')
  const line = await waits(on.陈思齐, '签收任务', booklet)
  await button(line, '签收').click()
  await line.waitFor({ state: 'detached' })
  await open(on.陈思齐, bookletId)
  const chain = on.陈思齐.page.getByRole('list', { name: '办理过程' })
  await chain.getByRole('listitem').filter({ hasText: '签收' }).getByText('2月10日').waitFor()
  await fitsPhone(on.陈思齐)
  await picture(on.陈思齐.page, 'follow-signed-phone')
  await button(on.陈思齐.page, '开始').first().click()
  await on.陈思齐.page.getByText('进行中').first().waitFor()

  await open(on.许文静, needsId)
  await button(on.许文静.page, '退回').click()
  const send = button(dialogOf(on.许文静), '退回任务')
  // Not without a reason.
  expect(await send.isDisabled()).toBe(true)
  await field(dialogOf(on.许文静), '退回理由').fill('渠道需求由销售部掌握')
  await send.click()
  await on.许文静.page.getByText('已退回，等待交办人处理').first().waitFor()

  const answer = await waits(on.周敏, '处理退回的任务', needs)
  await answer.getByRole('link', { name: '打开' }).click()
  await on.周敏.page.getByText('负责人退回：渠道需求由销售部掌握').waitFor()
  await button(on.周敏.page, '改派').click()
  await pick(field(dialogOf(on.周敏), '新的负责人'), '王立强', '王立强')
  await button(dialogOf(on.周敏), '改派').click()
  await dialogOf(on.周敏).waitFor({ state: 'detached' })
  expect((await taskNow(needsId)).owner?.name).toBe('王立强')

  await by.王立强.call(contract.signTask, { params: { id: needsId } })
  await by.赵晨阳.call(contract.signTask, { params: { id: pricesId } })
})

it('S3-32, S3-33, S3-34: on Friday at four the update is asked for, and given on a phone in one line with its percent', async () => {
  await itIs('2026-02-13T16:00')
  // One notice, however many tasks it is about.
  expect(await kindsTold('陈思齐', /^task\.weekly(Many)?$/)).toHaveLength(1)
  const { page } = on.陈思齐
  const line = await waits(on.陈思齐, '更新任务进度', booklet)
  await line.getByText('今天 18:00').waitFor()
  await line.getByRole('link', { name: '打开' }).click()
  await field(page, '完成了什么').fill('已完成文案初稿，待设计部对接')
  await page.getByRole('slider', { name: '进度' }).fill('40')
  await button(page, '等待部门').click()
  await pick(field(page, '等待部门'), '设计', '设计部')
  await button(page, '风险点').click()
  await field(page, '风险点').fill('节后印厂排期紧')
  await button(page, '更新进度').click()
  const said = part(on.陈思齐, '进度记录').getByRole('listitem').first()
  await said.getByText('已完成文案初稿，待设计部对接').waitFor()
  for (const words of ['40%', '等待部门：设计部', '风险点：节后印厂排期紧'])
    await said.getByText(words).waitFor()
  await part(on.陈思齐, '风险点').getByText('节后印厂排期紧').waitFor()
  await fitsPhone(on.陈思齐)

  // Whoever said nothing until the end of work is missed, and so is told to whoever keeps the sheet.
  await itIs('2026-02-13T18:01')
  const missed = async (id: string) =>
    (await taskNow(id)).history.filter(({ move }) => move === 'missUpdate').length
  expect([await missed(bookletId), await missed(pricesId)]).toEqual([0, 1])
  for (const name of ['赵晨阳', '林悦'] as const) {
    expect(await kindsTold(name, /^task\.weeklyMissed/), name).not.toEqual([])
  }
})

it('S2-63: the reminder two days ahead falls into the holiday, so it comes on the last working day before', async () => {
  // Due on Wednesday the 25th: Monday the 23rd is off, Saturday the 14th is not.
  await itIs('2026-02-14T08:59')
  expect(await told('陈思齐', bookletId)).not.toContain('task.dueSoon')
  await itIs('2026-02-14T09:00')
  expect(await told('陈思齐', bookletId)).toContain('task.dueSoon')
  await open(on.陈思齐, bookletId)
  const clock = part(on.陈思齐, '时限').getByRole('listitem').filter({ hasText: '到期提醒' })
  await clock.getByText('今天 09:00').waitFor()
  await clock.getByText(/周一 2月23日不上班，移到周六 2月14日/).waitFor()
  await itIs('2026-02-23T09:00')
  expect((await told('陈思齐', bookletId)).filter((kind) => kind === 'task.dueSoon')).toHaveLength(1)
})

it('S3-35, X-56: a later date applied for a day ahead is approved, and both dates stay to be read', async () => {
  await itIs('2026-02-24T10:00')
  const { page } = on.陈思齐
  await open(on.陈思齐, bookletId)
  await button(page, '更多操作').click()
  await page.getByRole('menuitem', { name: '申请延期' }).click()
  const form = dialogOf(on.陈思齐)
  await typeDay(field(form, '新的期限'), '2026-03-04')
  await field(form, '延期原因').fill('印厂2月26日才复工')
  const apply = button(form, '提交申请')
  expect(await apply.isDisabled()).toBe(true)
  await field(form, '有什么影响').fill('新品上市物料晚一周')
  await field(form, '补救措施').fill('先出电子版')
  await field(form, '责任归属').selectOption({ label: '外部原因' })
  await apply.click()
  const log = part(on.陈思齐, '进度记录').getByRole('listitem').first()
  for (const words of [
    '对后续任务的影响：新品上市物料晚一周',
    '补救措施：先出电子版',
    '责任归属：外部原因',
  ]) {
    await log.getByText(words).waitFor()
  }
  await log.getByText('（延期 7 天）').waitFor()
  expect(await log.getByText('未提前反馈').count()).toBe(0)

  const line = await waits(on.周敏, '审批延期', booklet)
  await line.getByRole('link', { name: '打开' }).click()
  await button(on.周敏.page, '批准延期').click()
  await button(dialogOf(on.周敏), '批准').click()
  await dialogOf(on.周敏).waitFor({ state: 'detached' })
  const sheet = part(on.周敏, '任务分配表')
  await sheet.getByText('周三 3月4日').waitFor()
  await sheet.getByText(/原定/).getByText('周三 2月25日').waitFor()
})

it('S3-35: one applied for on the day itself is marked as not said in time', async () => {
  const { page } = on.王立强
  await open(on.王立强, needsId)
  await button(page, '开始').first().click()
  await page.getByText('进行中').first().waitFor()
  await button(page, '更多操作').click()
  await page.getByRole('menuitem', { name: '申请延期' }).click()
  const form = dialogOf(on.王立强)
  await typeDay(field(form, '新的期限'), '2026-02-27')
  await field(form, '延期原因').fill('两个渠道还没有回复')
  await field(form, '有什么影响').fill('物料下单晚三天')
  await button(form, '提交申请').click()
  const norm = form.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'NM-TRK-04' }) })
  if (await norm.isVisible()) {
    await takeOn(form, '渠道今早才说')
    await button(form, '提交申请').click()
  }
  await part(on.王立强, '进度记录').getByText('未提前反馈').waitFor()
  await by.周敏.call(contract.approveDelay, {
    params: { id: needsId },
    body: { newDueOn: '2026-02-27', overrides: [] },
  })
})

it('S2-64, S2-65: what is past its date and unheard of stands with whoever keeps the sheet, who asks and writes down what was said', async () => {
  // Three natural days after the 13th are over since the 16th.
  expect(await told('林悦', pricesId)).toContain('task.overdue')
  expect(await told('周敏', pricesId)).toContain('task.overdue')
  const { page } = on.林悦
  await page.goto('/supervision')
  const row = page
    .getByRole('list', { name: '待我收集' })
    .getByRole('listitem')
    .filter({ has: page.getByRole('link', { name: prices }) })
  await row.getByText('已过收集期限').waitFor()
  const states = row
    .getByRole('group', { name: '完成情况' })
    .or(row.getByRole('radiogroup', { name: '完成情况' }))
  for (const words of ['说已完成', '说在进行', '说要延期', '说需要支持'])
    await states.getByText(words).waitFor()
  expect(await button(row, '登记').isDisabled()).toBe(true)
  await states.getByText('说要延期').click()
  await field(row, '补充说明').fill('合同原件在法务，周四才能核对')
  await picture(page, 'collection')
  await button(row, '登记').click()
  await row.waitFor({ state: 'detached' })
  await open(on.林悦, pricesId)
  const said = part(on.林悦, '进度记录').getByRole('listitem').first()
  await said.getByText('说要延期').waitFor()
  await said.getByText('合同原件在法务，周四才能核对').waitFor()
  // What was said moves nothing.
  expect((await taskNow(pricesId)).state).toBe('todo')
})

it('J-09: an overdue task climbs step by step over the holiday; its page says who was told, why, and who is next', async () => {
  await itIs('2026-02-25T09:00')
  const { page } = on.周敏
  await open(on.周敏, pricesId)
  const steps = part(on.周敏, '督办').getByRole('listitem')
  const told3 = steps.filter({ hasText: '逾期3个工作日' })
  await told3.getByText('已通知 王立强（部门负责人）；周敏（交办人）；冯晓岚（督办专员）').waitFor()
  await told3.getByText(/应于周五 2月13日完成，没有提交成果，也没有申请延期/).waitFor()
  await steps
    .filter({ hasText: '逾期1个工作日' })
    .getByText('已通知 赵晨阳（负责人）；王立强（部门负责人）')
    .waitFor()
  await steps.filter({ hasText: '到期当天' }).getByText('已通知 赵晨阳（负责人）').waitFor()
  await part(on.周敏, '督办')
    .getByText('下一步 周五 2月27日（逾期5个工作日）：通知沈慧敏（分管领导）')
    .waitFor()
  await picture(page, 'ladder')
  await page.goto('/supervision?part=steps')
  await page
    .getByRole('list', { name: '逐级提醒记录' })
    .getByRole('listitem')
    .filter({ hasText: prices })
    .filter({ hasText: '逾期3个工作日' })
    .waitFor()
})

it('J-09, X-28: urged by hand once, with a word, in writing too; then left alone for four working hours, whoever asks', async () => {
  await itIs('2026-02-25T10:00')
  const { page } = on.周敏
  await open(on.周敏, pricesId)
  const urge = button(part(on.周敏, '督办'), '催办')
  await urge.click()
  await dialogOf(on.周敏)
    .getByText(/会通知赵晨阳/)
    .waitFor()
  await field(dialogOf(on.周敏), '想说的话（可不填）').fill('渠道在等报价')
  await button(dialogOf(on.周敏), '发出催办').click()
  await part(on.周敏, '督办').getByText('周敏催办了赵晨阳').waitFor()
  const chain = page.getByRole('list', { name: '办理过程' })
  await chain.getByText('催办1次，2月25日').waitFor()
  expect(await urge.isDisabled()).toBe(true)
  expect((await told('赵晨阳', pricesId))[0]).toBe('task.urged')
  const again = () => by.林悦.call(supervision.urgeTask, { params: { id: pricesId }, body: {} })
  await expect(again()).rejects.toEqual(refused(409, 'task.urgedRecently'))
  await part(on.周敏, '督办').getByText('刚刚催办过，今天 14:00之后可以再催').waitFor()
  await itIs('2026-02-25T13:59')
  await expect(again()).rejects.toEqual(refused(409, 'task.urgedRecently'))
  await itIs('2026-02-25T14:01')
  await page.reload()
  await urge.waitFor()
  expect(await urge.isEnabled()).toBe(true)

  // 催办单: to the department that answers for it, with what was said so far and lines for its reply.
  await part(on.周敏, '督办').getByRole('link', { name: '打印催办单' }).click()
  const paper = page.getByRole('article', { name: '督办催办单' })
  await paper.getByRole('row', { name: /承办部门 销售部 责任人 赵晨阳/ }).waitFor()
  await paper.getByRole('row', { name: /赵晨阳 渠道在等报价 周敏/ }).waitFor()
  await paper.getByText('承办部门回复').waitFor()
  await page.goBack()
  await urge.waitFor()
})

it('S2-67: a second meeting about it in one click, linked both ways', async () => {
  const { page } = on.周敏
  await button(page, '发起二次沟通会议').click()
  await page.waitForURL(/\/meetings\/[0-9a-f-]{36}$/)
  const called = new URL(page.url()).pathname
  const kin = page.locator('.kin')
  await kin.getByRole('link', { name: prices }).waitFor()
  await kin.locator(`a[href="/meetings/${meetingId}"]`).click()
  await page.waitForURL(`**/meetings/${meetingId}`)
  await page.locator('.kin').locator(`a[href="${called}"]`).waitFor()
  await page.locator('.kin').getByRole('link', { name: '新品推广例会' }).first().waitFor()
  const next = page.locator('.kin dt', { hasText: '下一次' }).locator('+ dd').getByRole('link')
  nextMeetingId = ((await next.getAttribute('href')) as string).split('/').at(-1) as string
  await open(on.周敏, pricesId)
  await part(on.周敏, '二次沟通会议').locator(`a[href="${called}"]`).waitFor()
})

it('S2-66: an overdue date is moved only with the reason and what will be done about it; the first one stays', async () => {
  const params = { id: pricesId }
  const apply = (remedy: string) =>
    by.赵晨阳.call(contract.reportDelay, {
      params,
      body: { reason: '合同原件在法务', newDueOn: '2026-02-27', impact: '报价晚两周', remedy, overrides: [] },
    })
  await expect(apply('')).rejects.toEqual(refused(409, 'norm.needsOverride'))
  expect((await taskNow(pricesId)).state).toBe('todo')
  await apply('周四当面核对')
  await by.周敏.call(contract.approveDelay, { params, body: { newDueOn: '2026-02-27', overrides: [] } })
  const { dueOn, originalDueOn, updates } = await taskNow(pricesId)
  expect([dueOn, originalDueOn]).toEqual(['2026-02-27', '2026-02-13'])
  expect(updates.find(({ kind }) => kind === 'delay')).toMatchObject({
    remedy: '周四当面核对',
    isLateReport: true,
  })
})

it('S3-36: help is asked of somebody by name, who finds it on the desk and answers', async () => {
  const { page } = on.陈思齐
  await open(on.陈思齐, bookletId)
  await button(page, '更多操作').click()
  await page.getByRole('menuitem', { name: '需支持' }).click()
  const form = dialogOf(on.陈思齐)
  await field(form, '缺什么、需要谁做什么').fill('请给三张产品主图')
  await pick(field(form, '支持人'), '许文静', '许文静')
  await button(form, '请求支持').click()
  await page
    .getByText(/等待支持：许文静/)
    .first()
    .waitFor()
  // The host hears of it too, who has to see to it if nobody helps.
  expect((await told('周敏', bookletId))[0]).toBe('task.support')

  const line = await waits(on.许文静, '处理支持请求', booklet)
  await line.getByRole('link', { name: '打开' }).click()
  await on.许文静.page.getByText('陈思齐请求支持：请给三张产品主图').waitFor()
  await fitsPhone(on.许文静)
  await button(on.许文静.page, '支持到位').click()
  await field(dialogOf(on.许文静), '提供了什么').fill('主图三张已放共享盘')
  await button(dialogOf(on.许文静), '支持到位').click()
  await dialogOf(on.许文静).waitFor({ state: 'detached' })
  await part(on.陈思齐, '进度记录').getByText('主图三张已放共享盘').waitFor()
})

/** The first bytes are those of its kind: the product looks at them. */
async function upload(somebody: Somebody, name: string, head: readonly number[]): Promise<void> {
  const box = part(somebody, '交付物')
  await box.locator('input[type=file]').setInputFiles({
    name,
    mimeType: 'application/octet-stream',
    buffer: Buffer.from([...head, ...Buffer.from(`样稿 ${name}`)]),
  })
  await box.getByRole('link', { name }).first().waitFor()
}

it('S3-37, S3-70: nothing is handed in without a deliverable, and a format that was asked for and is missing is named', async () => {
  await itIs('2026-02-26T10:00')
  const { page } = on.陈思齐
  await open(on.陈思齐, bookletId)
  const form = dialogOf(on.陈思齐)
  await button(page, '提交验收').click()
  await button(form, '提交').click()
  await form.getByRole('link', { name: 'NM-TRK-06' }).waitFor()
  expect(await button(form, '提交').isDisabled()).toBe(true)
  await page.keyboard.press('Escape')
  await upload(on.陈思齐, '卖点说明书.pdf', [...Buffer.from('%PDF-1.7\n')])
  await button(page, '提交验收').click()
  await form.getByText('还缺要求的输出格式：JPG').waitFor()
  await page.keyboard.press('Escape')
  await upload(on.陈思齐, '封面.jpg', [0xff, 0xd8, 0xff, 0xe0, 0, 16, ...Buffer.from('JFIF\0')])
  await button(page, '提交验收').click()
  expect(await form.getByText('还缺要求的输出格式').count()).toBe(0)
  await button(form, '提交').click()
  await form.waitFor({ state: 'detached' })
  await page.locator('.mark').filter({ hasText: '待验收' }).first().waitFor()
})

async function handInAgain(round: number): Promise<void> {
  const params = { id: bookletId }
  for (const format of ['pdf', 'jpg']) {
    await by.陈思齐.call(contract.addDeliverableLink, {
      params,
      body: { name: `第${round}稿.${format}`, link: `https://files.example.com/${round}/booklet.${format}` },
    })
  }
  await by.陈思齐.call(contract.submitTask, { params, body: { overrides: [] } })
}

it('S3-69, S3-77: sent back twice with two days each; the third time it can be handed up', async () => {
  const { page } = on.周敏
  const form = dialogOf(on.周敏)
  const sendBack = async (words: string, until: string) => {
    await open(on.周敏, bookletId)
    await button(page, '退回').click()
    await field(form, '缺什么、怎样才算合格').fill(words)
    return async () => {
      await button(form, '退回修改').click()
      await form.waitFor({ state: 'detached' })
      expect((await taskNow(bookletId)).dueOn).toBe(until)
    }
  }
  const first = await sendBack('缺少第三个卖点的数据', '2026-02-28')
  expect(await form.getByText(/超过约定/).count()).toBe(0)
  await first()
  await part(on.周敏, '任务分配表').getByText('1 / 2 次').waitFor()

  await itIs('2026-02-27T10:00')
  await handInAgain(1)
  await (await sendBack('数据没有写来源', '2026-03-01'))()

  await itIs('2026-02-28T10:00')
  await handInAgain(2)
  const third = await sendBack('来源与附件不一致', '2026-03-02')
  await form.getByText('这将是第 3 次修改，超过约定的 2 次。').waitFor()
  await form.getByRole('checkbox', { name: '同时升级，请上级决定如何处理' }).check()
  await picture(page, 'follow-third-return')
  await third()
  await part(on.周敏, '任务分配表').getByText('3 / 2 次').waitFor()
  await part(on.周敏, '进度记录').getByText('升级', { exact: true }).waitFor()
})

it('S2-69, X-44, X-57: the next meeting, made beforehand, shows what is open as it stands; what is accepted leaves at once', async () => {
  await itIs('2026-03-02T09:30')
  await handInAgain(3)
  const { page } = on.王立强
  await page.goto(`/meetings/${nextMeetingId}`)
  const carried = part(on.王立强, '上次遗留')
  const openTasks = carried.locator('.carry-part').filter({ hasText: '未完成任务' })
  for (const name of [booklet, needs, prices]) await openTasks.getByRole('link', { name }).waitFor()
  await openTasks.getByRole('listitem').filter({ hasText: prices }).getByText('逾期3天').waitFor()
  await openTasks
    .getByRole('listitem')
    .filter({ hasText: prices })
    .getByText(/合同原件在法务/)
    .waitFor()
  await openTasks
    .getByRole('listitem')
    .filter({ hasText: prices })
    .getByRole('link', { name: '二次沟通会议' })
    .waitFor()

  const line = await waits(on.周敏, '验收任务', booklet)
  await line.getByRole('link', { name: '打开' }).click()
  await button(on.周敏.page, '通过').click()
  await button(dialogOf(on.周敏), '通过').click()
  await on.周敏.page.getByText('已完成').first().waitFor()
  const chain = on.周敏.page.getByRole('list', { name: '办理过程' })
  await chain.getByRole('listitem').filter({ hasText: '销号' }).getByText('3月2日').waitFor()

  await openTasks.getByRole('link', { name: booklet }).waitFor({ state: 'detached' })
  const done = carried.locator('.carry-part').filter({ hasText: '上次会后新完成' })
  await done.locator('summary').click()
  await done.getByRole('link', { name: booklet }).waitFor()
})

it('nobody saw a fault on the way', () => {
  expect(Object.values(on).map(({ name, faults }) => [name, faults])).toEqual(
    Object.values(on).map(({ name }) => [name, []]),
  )
})
