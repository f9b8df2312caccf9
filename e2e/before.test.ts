import { randomUUID } from 'node:crypto'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import * as meetings from '#contract/meeting.ts'
import { getSignIn, listPositions, savePosition } from '#contract/preparation.ts'
import { addEntry, getRecord } from '#contract/record.ts'
import { getRoom, raiseHand } from '#contract/room.ts'
import { castBallot, closeVote, listVotesOfMeeting, openVote } from '#contract/vote.ts'
import { usualChoice } from '#domain/notice/setting.ts'
import { launchBrowser } from '#test/browser.ts'
import { startDemoProduct } from '#test/demo-product.ts'
import { type Mailbox, openMailbox } from '#test/mailbox.ts'
import type { RunningProduct } from '#test/start-product.ts'
import { type Person, stepInto } from './durable-writer-person.ts'
import { button, field, pick, takeOn } from './hands.ts'
import { enter, phone, picture, type Somebody, tellScreens } from './people.ts'

/**
 * J-03: 周敏 prepares a meeting from a template by 四定一确认, is stopped where an element is missing
 * and asked for reasons where it is merely late or long, tells everybody, moves it, copies it and calls it off.
 */
let mailbox: Mailbox
let product: RunningProduct
let browser: Browser
let host: Somebody
/** The meeting at hand, as the browser has it. */
let url: string

beforeAll(async () => {
  mailbox = await openMailbox()
  product = await startDemoProduct({
    env: { SMTP_URL: mailbox.smtpUrl, MAIL_FROM: 'Bihuan <bihuan@example.com>' },
  })
  browser = await launchBrowser()
  host = await enter(browser, product.url, '周敏')
  // The demo's people get no letters until they ask for them.
  for (const name of ['林悦', '王立强', '赵晨阳', '陈思齐', '董浩然']) {
    const { context } = await enter(browser, product.url, name)
    const answer = await context.request.patch('/api/v1/session/me', {
      data: { mailNotices: true },
      headers: { origin: product.url },
    })
    expect(answer.status()).toBe(200)
    // At whatever hour these tests run.
    const anyTime = await context.request.put('/api/v1/notice-setting', {
      data: { ...usualChoice, quiet: 'none', holdsOnDaysOff: false },
      headers: { origin: product.url },
    })
    expect(anyTime.status()).toBe(200)
    await context.close()
  }
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
  await mailbox?.close()
})

/** What is on the screen when a step fails says more than the line at which it did. */
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await tellScreens([host, designer, seller, proxy, listener])
})

const saved = (page: Page) => page.getByText('已保存').first().waitFor()
const topicNamed = (page: Page, title: string) => page.locator('li.topic').filter({ hasText: title })

/** What has been mailed about this meeting; the demo has other matters of its own. */
const letters = () => mailbox.mails.filter(({ text }) => text?.includes(url))
const lettersTo = (name: string) => letters().filter(({ to }) => to?.some((one) => one.name === name))

const finding = (where: Locator, norm: string) =>
  where.locator('.findings > li').filter({ has: where.page().getByRole('link', { name: norm }) })

const isFocused = (element: Element) => element === document.activeElement

/** Opens a topic, if it is not open, and gives its line. */
async function openTopic(page: Page, title: string): Promise<Locator> {
  const topic = topicNamed(page, title)
  const toggle = topic.locator('.topic-toggle')
  if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click()
  await field(topic, '议题名称').waitFor()
  return topic
}

it('J-03: starts from a template; a goal that only talks is flagged, one with a result passes (S0-30)', async () => {
  const { page } = host
  await page.goto('/meetings/new')
  await page.getByLabel('套用会议模板').selectOption({ label: '项目启动会标准议程' })
  await field(page, '会议名称').fill('新产品推广启动会')
  await field(page, '为什么要开会').fill('三个部门对推广时间说法不一')
  const check = page.locator('.goal-check')
  await field(page, '会议目标').fill('讨论新产品推广')
  await finding(check, 'NM-PRE-03').getByText('没有说要谈出什么结果').waitFor()
  await field(page, '会议目标').fill('确定市场部、研发部、销售部职责分工及9月前关键节点')
  await finding(check, 'NM-PRE-03').waitFor({ state: 'detached' })
  expect(await check.locator('.smart-flag[data-ok="true"]').count()).toBe(5)
  await field(page, '地点').fill('公司3楼会议室A')
  await button(page, '建立会议，继续准备').dblclick()
  await page.waitForURL(/\/meetings\/[0-9a-f-]{36}$/)
  url = new URL(page.url()).pathname
  const { items } = (await (
    await host.context.request.get('/api/v1/meetings?view=all&limit=200')
  ).json()) as {
    items: { name: string }[]
  }
  expect(items.filter(({ name }) => name === '新产品推广启动会')).toHaveLength(1)
  await page.locator('li.topic').nth(3).waitFor()
  expect(await page.locator('li.topic .topic-title').allTextContents()).toEqual([
    '项目背景与要求',
    '目标与验收标准',
    '部门分工与里程碑',
    '协作与汇报规则',
  ])

  // Three hours from now: late for every notice there is.
  const start = field(page, '开始时间')
  await start.click()
  await start.fill(wallClock(new Date(Date.now() + 3 * 3_600_000)))
  await start.press('Enter')
  await field(page, '时长').fill('2h')
  await field(page, '时长').press('Tab')
  await field(page, '要解决的核心问题').fill('各部门对推广时间和分工说法不一')
  await field(page, '要解决的核心问题').press('Tab')
  await saved(page)
})

it('J-03: names people, what each comes for and brings, and shows which topic nobody carries out (S0-37, S0-41)', async () => {
  const { page } = host
  await pick(field(page, '记录人'), 'linyue', '林悦')
  for (const [name, part] of [
    ['王立强', '主参会 · 决策'],
    ['李博文', '主参会 · 决策'],
    ['陈思齐', '主参会 · 执行'],
    ['董浩然', '列席人'],
  ] as const) {
    await field(page, '身份').selectOption({ label: part })
    await pick(field(page, '添加参会人'), name, name)
    await page.getByRole('rowheader', { name: new RegExp(name) }).waitFor()
  }
  await page.getByText('列席1人，通知中会写明“仅参与不发言”').waitFor()
  await field(page, '王立强需提前准备的材料').fill('销售渠道清单')
  await field(page, '王立强需提前准备的材料').press('Enter')

  await button(page, '王立强的参会详情').click()
  const details = page.getByRole('dialog')
  await details.getByRole('checkbox', { name: '2. 目标与验收标准' }).click()
  await details.getByRole('checkbox', { name: '2. 目标与验收标准', checked: true }).waitFor()
  await page.keyboard.press('Escape')
  const people = page.getByRole('table', { name: '人员' })
  await people
    .getByRole('row', { name: /王立强/ })
    .getByText('议题2')
    .waitFor()

  // Now that somebody is named for this topic, nobody named carries it out.
  const coverage = page.getByRole('table', { name: '各议题由谁决策、执行、提供信息' })
  const row = coverage.getByRole('row', { name: /目标与验收标准/ })
  await row.getByText('缺执行').waitFor()
  await row.getByRole('button', { name: /^关联/ }).first().click()
  await row.getByText('缺执行').waitFor({ state: 'detached' })
})

it('J-03: takes lengths as they are typed and shows what does not fit (S0-57, NM-PRE-11)', async () => {
  const { page } = host
  const agenda = page.getByRole('region', { name: '议程' })
  for (const title of ['项目背景与要求', '目标与验收标准', '部门分工与里程碑', '协作与汇报规则']) {
    const topic = await openTopic(page, title)
    await field(topic, '解决什么问题').fill('各方说法不一')
    await field(topic, '解决什么问题').press('Tab')
    await pick(field(topic, '负责人'), '周敏', '周敏')
    await topic.locator('.topic-facts').getByText('周敏').waitFor()
    await saved(page)
  }
  for (const title of ['渠道激励政策', '延期风险预判']) {
    await field(agenda, '添加议题').fill(title)
    await button(agenda, '添加').last().click()
    const topic = topicNamed(page, title)
    await field(topic, '讨论内容').fill('各渠道的激励比例与发放时间')
    await field(topic, '解决什么问题').fill('口径不一')
    await field(topic, '解决什么问题').press('Tab')
    await pick(field(topic, '负责人'), '周敏', '周敏')
    await topic.locator('.topic-facts').getByText('周敏').waitFor()
    await saved(page)
  }
  const length = async (title: string, typed: string, understood: string) => {
    const one = field(await openTopic(page, title), '预计时长')
    await one.fill(typed)
    await one.press('Tab')
    await expect.poll(() => one.inputValue(), { timeout: 15_000 }).toBe(understood)
  }
  // Whoever types faster than a slow machine paints loses neither the length nor the field they went on to.
  const soon = await page.evaluateHandle(() => {
    const paint = window.requestAnimationFrame
    window.requestAnimationFrame = (work) => paint(() => setTimeout(work, 500, performance.now()))
    return paint
  })
  await length('渠道激励政策', '1.5h', '90分钟')
  expect(await field(await openTopic(page, '渠道激励政策'), '解决什么问题').evaluate(isFocused)).toBe(true)
  await page.evaluate((paint) => {
    window.requestAnimationFrame = paint
  }, soon)
  await length('延期风险预判', '90分', '90分钟')
  await length('延期风险预判', '20+15', '35分钟')
  // 80 of the template, 90 and 35, and 10 to read the record back, in two hours.
  await agenda.getByText('超出95分钟').waitFor()
  await length('渠道激励政策', '10', '10分钟')
  await length('延期风险预判', '十分钟', '10分钟')
  await agenda.getByText('余10分钟').waitFor()
  const output = field(await openTopic(page, '渠道激励政策'), '输出成果')
  await output.fill('渠道激励政策初稿')
  await output.press('Tab')
  await saved(page)
})

it('J-03: says who prepares what by when, and ticks the venue off (S0-27, S0-28)', async () => {
  const { page } = host
  const materials = page.getByRole('region', { name: '材料' })
  await button(materials, '添加材料').click()
  await field(materials, '材料名称').fill('新产品卖点说明')
  await pick(field(materials, '准备人'), '陈思齐', '陈思齐')
  // Two working days before the meeting have passed: what is suggested is not in the past.
  const due = field(materials, '提交时限')
  expect(await due.inputValue()).toBe('')
  await due.click()
  await due.fill(wallClock(new Date(Date.now() + 3_600_000)))
  await due.press('Enter')
  await materials.getByRole('button', { name: '添加', exact: true }).click()
  const row = materials.getByRole('row', { name: /新产品卖点说明/ })
  await row.getByText('陈思齐').waitFor()
  await row.getByText('提交时限').waitFor()

  const venue = page.getByRole('region', { name: '场地与技术支持' })
  await venue.getByRole('list', { name: '检查清单' }).getByRole('checkbox').first().click()
  await venue.getByText('周敏已勾选').waitFor()
  await button(venue, '确认场地与技术支持已安排').click()
  await venue.getByText('周敏已确认').waitFor()
})

it('J-03: is refused while a topic lacks an element, and leads to the field (S0-52, NM-PRE-04)', async () => {
  const { page, context } = host
  await button(page, '准备就绪').click()
  const gate = page.getByRole('dialog')
  const missing = finding(gate, 'NM-PRE-04')
  await missing.getByText('缺少：输出成果').waitFor()
  expect(await missing.getByRole('checkbox').count()).toBe(0)
  expect(await button(gate, '准备就绪').isDisabled()).toBe(true)
  const forced = await context.request.post(`/api/v1${url}/ready`, {
    data: { overrides: [] },
    headers: { origin: product.url },
  })
  expect(forced.status()).toBe(409)
  const refusal = (await forced.json()) as { reason: string; detail: { findings: { norm: string }[] } }
  expect(refusal).toMatchObject({ reason: 'norm.blocked' })
  expect(refusal.detail.findings.map(({ norm }) => norm)).toContain('NM-PRE-04')

  await missing.getByRole('button', { name: '延期风险预判' }).click()
  await gate.waitFor({ state: 'detached' })
  const output = field(topicNamed(page, '延期风险预判'), '输出成果')
  await output.fill('延期风险应对表')
  await output.press('Tab')
  await saved(page)
})

it('J-03: asks why there are six topics, and keeps the reason (S0-36, NM-PRE-06)', async () => {
  const { page } = host
  await button(page, '准备就绪').click()
  const gate = page.getByRole('dialog')
  const many = finding(gate, 'NM-PRE-06')
  await many.getByText('本次会议有6个议题，超过上限5个').waitFor()
  expect(await button(gate, '准备就绪').isDisabled()).toBe(true)
  await finding(gate, 'NM-PRE-09').getByText('现已超过').waitFor()
  await takeOn(gate, '客户要求一次定完')
  await picture(page, 'ready')
  await button(gate, '准备就绪').click()
  await button(page, '发送通知').waitFor()
  expect(letters()).toEqual([])
})

it('J-03: shows who will read what and what is missing, asks why it is late, and only then mails (S0-26, S0-48, NM-PRE-08, NM-PRE-09, NM-PRE-10)', async () => {
  const { page } = host
  await button(page, '发送通知').click()
  const notice = page.getByRole('dialog')
  const letter = notice.getByRole('tabpanel')
  await notice.getByRole('tab', { name: /王立强/ }).click()
  await letter.getByText('销售渠道清单').waitFor()
  await letter.getByText('决策者：').waitFor()
  expect(await letter.getByText('仅参与不发言').count()).toBe(0)
  await notice.getByRole('tab', { name: /董浩然/ }).click()
  await letter.getByText('仅参与不发言').first().waitFor()
  await notice.getByText('四定一确认还差').waitFor()
  await notice
    .getByRole('listitem')
    .filter({ hasText: /^定议程 · .*6/ })
    .waitFor()

  await finding(notice, 'NM-PRE-06').getByText('客户要求一次定完').waitFor()
  const send = button(notice, /^发送给/)
  // That the agenda comes late was taken on when it was declared ready, and stays so.
  await finding(notice, 'NM-PRE-09').getByText('客户要求一次定完').waitFor()
  for (const norm of ['NM-PRE-08', 'NM-PRE-10']) {
    expect(await send.isDisabled()).toBe(true)
    const late = finding(notice, norm)
    await late.getByRole('checkbox').check()
    await late.getByRole('textbox').fill('客户临时提前，已逐一电话沟通')
  }
  await takeOn(notice, '客户临时提前，已逐一电话沟通')
  expect(letters()).toEqual([])
  await picture(page, 'notice-late')
  await send.click()
  await page.getByText('已通知').first().waitFor()

  const told = ['林悦', '王立强', '陈思齐', '董浩然']
  await expect
    .poll(() => told.filter((name) => lettersTo(name).length === 1), { timeout: 60_000 })
    .toEqual(told)
  expect(lettersTo('董浩然')[0]?.text).toContain('仅参与不发言')
  expect(lettersTo('王立强')[0]?.text).toContain('销售渠道清单')
  // 李博文 wants no letters and finds it in the product.
  expect(lettersTo('李博文')).toEqual([])
})

it('J-03: a new time takes every answer back and tells everybody why', async () => {
  const { page } = host
  const producer = await enter(browser, product.url, '陈思齐')
  const answered = await producer.context.request.post(`/api/v1${url}/rsvp`, {
    data: { answer: 'yes' },
    headers: { origin: product.url },
  })
  expect(answered.status(), await answered.text()).toBe(200)
  await producer.context.close()
  const count = (state: string) => page.locator('.coverage .answer-count').filter({ hasText: state })
  await count('参会').filter({ hasText: /1$/ }).first().waitFor()

  await button(page, '更多操作').click()
  await page.getByRole('menuitem', { name: '改期' }).click()
  const dialog = page.getByRole('dialog')
  const start = field(dialog, '开始时间')
  await start.click()
  await start.fill(wallClock(new Date(Date.now() + 26 * 3_600_000)))
  await start.press('Enter')
  await field(dialog, '改期的原因').fill('客户航班延误')
  await button(dialog, '改期').click()
  await page.getByText('已改期').first().waitFor()
  const meeting = (await (await host.context.request.get(`/api/v1${url}`)).json()) as {
    attendees: { rsvp: string }[]
    venueConfirmedAt: string | null
  }
  expect(new Set(meeting.attendees.map(({ rsvp }) => rsvp))).toEqual(new Set(['pending']))
  expect(meeting.venueConfirmedAt).toBeNull()
  await expect
    .poll(() => lettersTo('陈思齐').filter(({ subject }) => subject?.startsWith('会议变更')).length, {
      timeout: 60_000,
    })
    .toBe(1)
  expect(lettersTo('陈思齐').at(-1)?.text).toContain('客户航班延误')
})

it('J-03: a copy keeps people, what they come for and topics, not the time', async () => {
  const { page } = host
  await button(page, '复制会议').click()
  await page.waitForURL((at) => at.pathname !== url && /^\/meetings\/[0-9a-f-]{36}$/.test(at.pathname))
  await page.getByRole('heading', { name: '新产品推广启动会（副本）' }).waitFor()
  await page.locator('li.topic').nth(5).waitFor()
  expect(await page.locator('li.topic').count()).toBe(6)
  const people = page.getByRole('table', { name: '人员' })
  for (const name of ['林悦', '李博文', '陈思齐', '董浩然']) {
    await people.getByRole('rowheader', { name: new RegExp(name) }).waitFor()
  }
  await people
    .getByRole('row', { name: /王立强/ })
    .getByText('议题2')
    .waitFor()
  expect(await field(page, '王立强需提前准备的材料').inputValue()).toBe('销售渠道清单')
  expect(await field(page, '开始时间').inputValue()).toBe('')
})

it('J-03: calling it off tells everybody with the reason', async () => {
  const { page } = host
  await page.goto(url)
  await button(page, '更多操作').click()
  await page.getByRole('menuitem', { name: '取消会议' }).click()
  const dialog = page.getByRole('alertdialog')
  await dialog.getByText('所有收到通知的人都会得知会议取消和原因').waitFor()
  await field(dialog, '取消的原因').fill('客户取消了合作')
  await button(dialog, '取消会议').click()
  await page.locator('.cancelled-banner').getByText('客户取消了合作').waitFor()
  const told = ['林悦', '王立强', '陈思齐', '董浩然']
  const off = (name: string) =>
    lettersTo(name).find(
      ({ subject, text }) => subject?.startsWith('会议取消') && text?.includes('客户取消了合作'),
    )
  await expect.poll(() => told.filter((name) => off(name)), { timeout: 60_000 }).toEqual(told)
  expect(host.faults).toEqual([])
})

/*
 * J-04: another meeting, told over the API; its people answer on their phones. 王立强 sends 赵晨阳, 李博文 does
 * not come, and 董浩然 may listen and nothing more, whichever way he tries.
 */
let organiser: Person
let recorder: Person
let observer: Person
let meetingId: string
let topicId: string
let designer: Somebody
let seller: Somebody
let proxy: Somebody
let listener: Somebody

it('J-04: invites each by letter; the observer is told beforehand: 仅参与不发言 (S0-43)', async () => {
  ;[organiser, recorder, observer] = (await Promise.all(
    ['周敏', '林悦', '董浩然'].map((name) => stepInto(product.url, name)),
  )) as [Person, Person, Person]
  await host.page.goto('/')
  ;[designer, seller, proxy, listener] = (await Promise.all(
    ['许文静', '王立强', '赵晨阳', '董浩然'].map((name) => enter(browser, product.url, name, phone)),
  )) as [Somebody, Somebody, Somebody, Somebody]
  meetingId = await tellMeeting()
  url = `/meetings/${meetingId}`
  const told = ['王立强', '董浩然']
  await expect
    .poll(() => told.filter((name) => lettersTo(name).length === 1), { timeout: 60_000 })
    .toEqual(told)
  expect(lettersTo('董浩然')[0]?.text).toContain('仅参与不发言')
  expect(lettersTo('王立强')[0]?.text).not.toContain('仅参与不发言')
})

it('J-04: yes, no with a reason, and a proxy with a scope, on a phone; the organiser watches the totals (S0-49, S0-50, S3-15)', async () => {
  const { page } = host
  await page.goto(url)
  const count = (state: string, number: number) =>
    page
      .locator('.coverage .answer-count')
      .filter({ hasText: new RegExp(`^${state}\\s*${number}$`) })
      .waitFor()
  await count('未确认', 6)

  await designer.page.goto(url)
  await designer.page.getByRole('button', { name: '参会', exact: true }).first().click()
  await count('参会', 1)

  const elsewhere = await enter(browser, product.url, '李博文', phone)
  await elsewhere.page.goto(url)
  await button(elsewhere.page, '不参会').click()
  const form = elsewhere.page.getByRole('region', { name: '您参加这次会议吗？' })
  expect(await button(form, '答复不参会').isDisabled()).toBe(true)
  await field(form, '不能参会的原因').fill('在外地验收系统')
  await button(form, '答复不参会').click()
  await count('不参会', 1)
  await page.getByText('在外地验收系统').first().waitFor()
  expect(elsewhere.faults).toEqual([])
  await elsewhere.context.close()

  await seller.page.goto(url)
  await button(seller.page, '由代理参会').click()
  await field(seller.page, '不能参会的原因').fill('拜访客户')
  await pick(field(seller.page, '代理人'), 'zhaochenyang', '赵晨阳')
  await seller.page.getByText('代为发言和表决', { exact: true }).click()
  await picture(seller.page, 'proxy-phone')
  await button(seller.page, '指定代理人').click()
  await count('由代理参会', 1)
  await page.getByText('由赵晨阳代理 · 代为发言和表决').first().waitFor()
  await expect
    .poll(() => lettersTo('赵晨阳').at(-1)?.text, { timeout: 60_000 })
    .toContain('代王立强参会，可以发言和表决')
})

it('J-04: a department says beforehand what it brings; an observer has nothing to say (S2-21, NM-MTG-05)', async () => {
  const { page } = designer
  const mine = page.locator('#positions')
  await mine.getByText('议题1：渠道激励政策').click()
  await field(mine, '立场').fill('主视觉须在激励方案定下之后再做')
  await button(mine, '保存').click()
  await mine.getByText('已写').waitFor()
  await host.page.getByText('各部门会前准备').click()
  await host.page.getByText('主视觉须在激励方案定下之后再做').waitFor()

  await listener.page.goto(url)
  await listener.page.getByText('仅参与不发言').first().waitFor()
  expect((await observer.call(listPositions, { params: { id: meetingId } })).mine).toEqual([])
  await listener.page.locator('#positions').waitFor({ state: 'detached' })
  const me = (await organiser.call(meetings.getMeeting, { params: { id: meetingId } })).attendees.find(
    ({ person }) => person.id === observer.id,
  )
  await expect(
    observer.call(savePosition, {
      params: { id: meetingId, topicId },
      body: { departmentId: me?.person.departmentId as string, position: '财务部认为', version: 0 },
    }),
  ).rejects.toMatchObject({ status: 409, reason: 'norm.blocked', detail: muted })
})

it('J-04: everybody signs in by the link of the room; the proxy sits in the other’s seat (X-21)', async () => {
  await organiser.call(meetings.startMeeting, {
    params: { id: meetingId },
    body: { openingChecked: true, overrides: await takenOn('start') },
  })
  await organiser.call(meetings.beginTopic, { params: { id: topicId } })
  const { code } = await organiser.call(getSignIn, { params: { id: meetingId } })
  expect((await observer.call(getSignIn, { params: { id: meetingId } })).code).toBeNull()
  const link = new URL(code?.link as string)
  for (const { page } of [designer, proxy]) {
    await page.goto(`${link.pathname}${link.search}`)
    await page.getByRole('button', { name: '签到', exact: true }).click()
    await page.locator('.sign-in-done').getByText('扫码').waitFor()
  }
  await picture(proxy.page, 'signed-in-phone')
  const { attendees } = await organiser.call(meetings.getMeeting, { params: { id: meetingId } })
  expect(
    attendees
      .filter(({ signIn }) => signIn === 'onTime')
      .map(({ person, proxy: stand }) => [person.name, stand?.name]),
  ).toEqual(
    expect.arrayContaining([
      ['许文静', undefined],
      ['王立强', '赵晨阳'],
    ]),
  )
})

it('J-04: the proxy raises a hand, is heard and votes for the absent (S3-15)', async () => {
  await proxy.page.goto(`${url}/follow`)
  await button(proxy.page, '举手发言').click()
  await proxy.page.getByText('排在第1位').waitFor()
  const { person } = (
    await organiser.call(meetings.getMeeting, { params: { id: meetingId } })
  ).attendees.find(({ proxy: stand }) => stand !== null) as meetings.AttendeeView
  const standIn = await stepInto(product.url, '赵晨阳')
  await recorder.call(addEntry, {
    params: { id: topicId },
    body: {
      clientKey: randomUUID(),
      kind: 'viewpoint',
      text: '激励比例应按门店等级分档',
      personId: standIn.id,
      departmentId: person.departmentId,
    },
  })
  const said = proxy.page.getByText('激励比例应按门店等级分档')
  await said.waitFor()
  const { decision } = await recorder.call(addEntry, {
    params: { id: topicId },
    body: { clientKey: randomUUID(), kind: 'decision', text: '激励比例按门店等级分三档' },
  })
  await organiser.call(openVote, { params: { id: decision?.id as string }, body: {} })
  await proxy.page.getByText('您代表销售部投票').waitFor()
  await button(proxy.page, '同意').click()
  await proxy.page.getByText('已投：同意').waitFor()
  await picture(proxy.page, 'proxy-votes-phone')

  // The same screen of an observer: the vote and the record to read, and nothing to press.
  const { page } = listener
  await page.goto(`${url}/follow`)
  await page.getByText('激励比例按门店等级分三档').first().waitFor()
  await page.getByText('激励比例应按门店等级分档').waitFor()
  await page.getByText(/^已投 1 \//).waitFor()
  for (const name of ['同意', '反对', '弃权', '举手发言', '写一条']) {
    expect(await button(page, name).count(), name).toBe(0)
  }
  await picture(page, 'observer-phone')
})

it('J-04: an observer’s viewpoint, hand and ballot are refused by the API, and the norm is named (S0-43, NM-MTG-05)', async () => {
  const params = { id: meetingId }
  const line = { kind: 'viewpoint', text: '财务部也有意见', personId: observer.id } as const
  const { attendees } = await organiser.call(meetings.getMeeting, { params })
  const departmentId = attendees.find(({ person }) => person.id === observer.id)?.person
    .departmentId as string
  const body = () => ({ ...line, departmentId, clientKey: randomUUID() })
  // By himself he writes no record at all; and the recorder cannot write it down as his.
  await expect(observer.call(addEntry, { params: { id: topicId }, body: body() })).rejects.toMatchObject({
    status: 403,
  })
  await expect(recorder.call(addEntry, { params: { id: topicId }, body: body() })).rejects.toMatchObject({
    status: 422,
    detail: muted,
  })
  await expect(observer.call(raiseHand, { params, body: { isUp: true } })).rejects.toMatchObject({
    status: 403,
    reason: 'record.observerMute',
    detail: muted,
  })
  const [vote] = (await organiser.call(listVotesOfMeeting, { params })).items
  await expect(
    observer.call(castBallot, {
      params: { id: vote?.id as string },
      body: { seatId: vote?.seats[0]?.id as string, choice: 'against' },
    }),
  ).rejects.toMatchObject({ status: 409, reason: 'norm.blocked', detail: muted })

  const record = await recorder.call(getRecord, { params })
  expect(record.entries.map(({ text }) => text)).not.toContain(line.text)
  const room = await recorder.call(getRoom, { params })
  expect(room.hands.map(({ person }) => person.name)).toEqual(['赵晨阳'])
  const closed = await organiser.call(closeVote, { params: { id: vote?.id as string } })
  expect(closed.seats.find(({ department }) => department?.name === '销售部')?.ballot).toMatchObject({
    by: { name: '赵晨阳' },
    choice: 'agree',
  })
  const everybody = [host, designer, seller, proxy, listener]
  expect(Object.fromEntries(everybody.map(({ name, faults }) => [name, faults]))).toEqual(
    Object.fromEntries(everybody.map(({ name }) => [name, []])),
  )
})

const muted = { findings: [{ norm: 'NM-MTG-05' }] }

/** Prepares a meeting that begins in ten minutes and tells its people. */
async function tellMeeting(): Promise<string> {
  const start = new Date(Date.now() + 10 * 60_000)
  const { id } = await organiser.call(meetings.createMeeting, {
    body: {
      name: '渠道激励专题会',
      type: 'topic',
      plannedStart: start.toISOString(),
      plannedEnd: new Date(start.getTime() + 60 * 60_000).toISOString(),
      place: '三楼会议室A',
      goal: '当天确定市场部、销售部的渠道激励分档表和3个发放节点',
      coreProblem: '激励口径不一',
      expectedOutcome: '渠道激励分档表',
      collaborationName: '新品推广',
      recorderId: recorder.id,
      confirmMinutes: 10,
    },
  })
  const params = { id }
  const people = new Map(
    (
      (await (await host.context.request.get('/api/v1/session/demo-people')).json()) as { items: Person[] }
    ).items.map((one) => [one.name, one.id]),
  )
  for (const [name, part] of [
    ['王立强', { kind: 'core', coreRole: 'decider' }],
    ['许文静', { kind: 'core', coreRole: 'executor' }],
    ['李博文', { kind: 'core', coreRole: 'executor' }],
    ['董浩然', { kind: 'observer' }],
  ] as const) {
    await organiser.call(meetings.addAttendee, {
      params,
      body: { personId: people.get(name) as string, ...part },
    })
  }
  const { topics } = await organiser.call(meetings.addTopic, {
    params,
    body: {
      title: '渠道激励政策',
      kind: 'decide',
      discussionContent: '激励比例怎么分档',
      problemToSolve: '激励比例没有定',
      expectedOutput: '激励分档表',
      ownerId: organiser.id,
      plannedMinutes: 30,
    },
  })
  topicId = topics[0]?.id as string
  meetingId = id
  await organiser.call(meetings.confirmVenue, { params, body: { isConfirmed: true } })
  await organiser.call(meetings.makeReady, { params, body: { overrides: await takenOn('ready') } })
  await organiser.call(meetings.sendNotice, { params, body: { overrides: await takenOn('notice') } })
  return id
}

/** What the norms have against it at this moment, taken on oneself as far as they let one. */
async function takenOn(moment: 'ready' | 'notice' | 'start') {
  const { items } = await organiser.call(meetings.getMeetingFindings, {
    params: { id: meetingId },
    query: { moment },
  })
  return items
    .filter(({ override, overridden }) => ['yes', 'reason'].includes(override) && overridden === null)
    .map(({ fingerprint }) => ({ fingerprint, reason: '客户临时提前，已逐一电话沟通' }))
}

function wallClock(at: Date): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at)
  return `${parts.slice(0, -1)}0`
}
