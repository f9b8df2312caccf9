import ical from 'node-ical'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser.ts'
import { type Mailbox, openMailbox } from '#test/mailbox.ts'
import { type RunningProduct, startProduct } from '#test/start-product.ts'
import { button, field, nothingWaits, pick, takeOn } from './hands.ts'
import { enter, phone, picture, type Somebody, tellScreens, watched } from './people.ts'

/**
 * The Q4 meeting from an empty meeting to an accepted task, as people at their own browsers: 周敏 prepares
 * and hosts, 林悦 records, 王立强 sends 赵晨阳 in his place, 陈思齐 takes part, and 许文静 of the design
 * department does all of hers on a phone. Each step needs the one before, so they stand in one file in order.
 */
let mailbox: Mailbox
let product: RunningProduct
let browser: Browser
let host: Somebody
let recorder: Somebody
let seller: Somebody
let proxy: Somebody
let producer: Somebody
let designer: Somebody
let meetingUrl: string
let minutesUrl: string
let taskUrl: string

beforeAll(async () => {
  mailbox = await openMailbox()
  product = await startProduct({
    env: { SMTP_URL: mailbox.smtpUrl, MAIL_FROM: 'Bihuan <bihuan@example.com>' },
  })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.close()
  await mailbox?.close()
})

/** What the people see when a step fails says more than the line at which it did. */
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await tellScreens([host, recorder, designer])
})

const saved = (page: Page) => page.getByText('已保存').first().waitFor()

/** What has been mailed about this meeting; the demo has other matters of its own. */
const letters = () => mailbox.mails.filter(({ text }) => text?.includes(meetingUrl))

/** The line of the record that reads so. */
const lineWith = (page: Page, words: string) => page.locator('.record-line').filter({ hasText: words })

it('offers a demo on the first visit, and steps into it', async () => {
  const context = await browser.newContext({ baseURL: product.url, locale: 'zh-CN', reducedMotion: 'reduce' })
  const page = await context.newPage()
  const faults = watched(page)
  await page.goto('/')
  await page.waitForURL('**/setup')
  await picture(page, 'setup')
  await button(page, '载入演示组织').click()
  await button(page, /周敏/).click({ timeout: 60_000 })
  await page.waitForURL((url) => url.pathname !== '/setup', { timeout: 60_000 })
  expect(faults).toEqual([])
  await context.close()
  ;[host, recorder, seller, proxy, producer] = (await Promise.all(
    ['周敏', '林悦', '王立强', '赵晨阳', '陈思齐'].map((name) => enter(browser, product.url, name)),
  )) as [Somebody, Somebody, Somebody, Somebody, Somebody]
  designer = await enter(browser, product.url, '许文静', phone)
  // The demo's people get no letters until they ask for them.
  const observer = await enter(browser, product.url, '董浩然')
  for (const { context: theirs } of [recorder, seller, proxy, producer, designer, observer]) {
    const answer = await theirs.request.patch('/api/v1/session/me', {
      data: { mailNotices: true },
      headers: { origin: product.url },
    })
    expect(answer.status()).toBe(200)
  }
  await observer.context.close()
}, 120_000)

it('leaves the writer in peace when dragging comes over a slow line', async () => {
  const made = await host.context.request.post('/api/v1/meetings', {
    data: { name: '慢网络下的会议', type: 'problemSolving' },
    headers: { origin: product.url },
  })
  expect(made.ok(), await made.text()).toBe(true)
  const page = await host.context.newPage()
  let arrives: () => void = () => undefined
  const arrival = new Promise<void>((resolve) => {
    arrives = resolve
  })
  await page.route(/TopicDrag/, (route) => arrival.then(() => route.continue()))
  await page.goto(`/meetings/${(await made.json()).id}`)
  const agenda = page.getByRole('region', { name: '议程' })
  await field(agenda, '添加议题').fill('先写时长')
  await button(agenda, '添加').last().click()
  const length = field(agenda.getByRole('listitem').first(), '预计时长')
  await length.fill('20')
  const loaded = page.waitForResponse(/TopicDrag/)
  arrives()
  await loaded
  await page.waitForTimeout(300)
  expect(await length.evaluate((box) => box === document.activeElement)).toBe(true)
  expect(await length.inputValue()).toBe('20')
  await page.close()
})

it('prepares the meeting: goal, people, agenda, venue', async () => {
  const { page } = host
  await page.goto('/meetings/new')
  await field(page, '会议名称').fill('Q4营销活动筹备会')
  await field(page, '会议目标').fill(
    '明确市场、销售、产品、设计四部门活动分工及时间节点，保证12月31日活动上线',
  )
  await field(page, '为什么要开会').fill('四个部门对分工和时间说法不一')
  await field(page, '会议类型').selectOption({ label: '项目启动会' })
  await field(page, '地点').fill('公司3楼会议室A')
  await button(page, '建立会议，继续准备').click()
  await page.waitForURL(/\/meetings\/[0-9a-f-]{36}$/)
  meetingUrl = new URL(page.url()).pathname

  // A day in the picker: ten minutes from now, typed as a person types it.
  const start = field(page, '开始时间')
  await start.click()
  // Typed as a person types: into a calendar that is open.
  await page.locator('.ant-picker-dropdown').first().waitFor()
  await start.fill(wallClock(new Date(Date.now() + 10 * 60_000)))
  await start.press('Enter')
  await field(page, '时长').fill('2h')
  await field(page, '时长').press('Tab')
  await field(page, '要解决的核心问题').fill('四部门分工与时间节点不清')
  await field(page, '预期成果').fill('《跨部门任务分配表》')
  await field(page, '预期成果').press('Tab')
  await saved(page)

  await pick(field(page, '记录人'), 'linyue', '林悦')
  for (const [typed, name, part] of [
    ['wlq', '王立强', '主参会 · 决策'],
    ['陈思齐', '陈思齐', '主参会 · 决策'],
    ['xuwenjing', '许文静', '主参会 · 执行'],
    ['董浩然', '董浩然', '列席人'],
  ] as const) {
    await field(page, '身份').selectOption({ label: part })
    await pick(field(page, '添加参会人'), typed, name)
    await page.getByRole('rowheader', { name: new RegExp(name) }).waitFor()
  }

  const topics = [
    ['活动目标与范围确认', '活动核心目标、覆盖区域与渠道范围', '活动范围与目标结论', '20'],
    ['跨部门分工与时间节点', '四部门任务、输出与时间节点', '《跨部门任务分配表》', '60分'],
    ['资源协调与风险预判', '人力与预算需求、延期风险', '资源申请与风险应对', '0:25'],
  ] as const
  const agenda = page.getByRole('region', { name: '议程' })
  for (const [title, content, output, length] of topics) {
    await field(agenda, '添加议题').fill(title)
    await button(agenda, '添加').last().click()
    // The new topic opens for writing.
    const topic = agenda
      .getByRole('listitem')
      .filter({ has: page.getByRole('textbox', { name: '输出成果' }) })
      .last()
    await expect.poll(() => field(topic, '议题名称').inputValue(), { timeout: 15_000 }).toBe(title)
    await field(topic, '讨论内容').fill(content)
    await field(topic, '输出成果').fill(output)
    await field(topic, '预计时长').fill(length)
    await field(topic, '解决什么问题').fill('口径不一')
    await pick(field(topic, '负责人'), '周敏', '周敏')
    await saved(page)
  }
  await field(agenda, '会末确认纪要').fill('15')
  await field(agenda, '会末确认纪要').press('Tab')
  await button(page, '确认场地与技术支持已安排').click()
  await page.getByText('周敏已确认').waitFor()
  await page.evaluate(() => scrollTo(0, 0))
  await picture(page, 'prepare')
})

it('asks for reasons where a norm is not kept, and tells nobody before the notice (S0-48, NM-PRE-08, NM-PRE-09)', async () => {
  const { page } = host
  await button(page, '准备就绪').click()
  const ready = page.getByRole('dialog')
  await takeOn(ready, '客户要求提前上线')
  await button(ready, '准备就绪').click()
  await button(page, '发送通知').waitFor()
  expect(letters()).toEqual([])

  await button(page, '发送通知').click()
  const notice = page.getByRole('dialog')
  await notice.getByText('董浩然').first().click()
  await notice.getByText('仅参与不发言').first().waitFor()
  await picture(page, 'notice')
  await takeOn(notice, '临时召开，已逐一电话沟通')
  await button(notice, /^发送给/).click()
  await page.getByText('已通知').first().waitFor()
})

it('reaches people by mail with a calendar part that another library reads', async () => {
  await expect.poll(() => letters().length, { timeout: 60_000 }).toBeGreaterThanOrEqual(5)
  const toDesigner = letters().find(({ to }) => to?.some(({ name }) => name === '许文静'))
  expect(toDesigner?.subject).toContain('Q4营销活动筹备会')
  const part = toDesigner?.attachments.find(({ mimeType }) => mimeType === 'text/calendar')
  const content = part?.content
  const text = typeof content === 'string' ? content : new TextDecoder().decode(content as ArrayBuffer)
  const event = Object.values(ical.sync.parseICS(text)).find((one) => one?.type === 'VEVENT')
  expect(event).toMatchObject({
    summary: expect.stringContaining('Q4营销活动筹备会'),
    location: expect.stringContaining('会议室A'),
  })
  const toObserver = letters().find(({ to }) => to?.some(({ name }) => name === '董浩然'))
  expect(toObserver?.text).toContain('仅参与不发言')
})

it('lets people answer: on a phone, and by sending somebody else (S0-50, S3-15)', async () => {
  await designer.page.goto(meetingUrl)
  const attend = designer.page.getByRole('button', { name: '参会', exact: true }).first()
  await attend.waitFor()
  await picture(designer.page, 'rsvp-phone')
  await attend.click()
  await designer.page.getByText('已答复').first().waitFor()

  await seller.page.goto(meetingUrl)
  await button(seller.page, '由代理参会').click()
  await field(seller.page, '不能参会的原因').fill('客户拜访')
  await pick(field(seller.page, '代理人'), 'zhaochenyang', '赵晨阳')
  await button(seller.page, '指定代理人').click()
  await seller.page.getByText('赵晨阳').first().waitFor()

  await producer.page.goto('/')
  await producer.page.getByRole('button', { name: '参会', exact: true }).first().click()
  await proxy.page.goto(meetingUrl)
  await proxy.page.getByRole('heading', { name: 'Q4营销活动筹备会' }).waitFor()
})

it('starts after the opening check, and people sign in (S2-26)', async () => {
  const { page } = host
  await page.goto(meetingUrl)
  await button(page, '开始会议').click()
  const check = page.getByRole('dialog')
  await check.getByRole('checkbox').first().waitFor()
  for (const name of [/^会议主题/, /^时间/, /^参会人员/, /^会议目标/]) {
    await check.getByRole('checkbox', { name }).check()
  }
  await picture(page, 'start')
  await button(check, '开始会议').click()
  await page.waitForURL('**/live')
  await recorder.page.goto(`${meetingUrl}/live`)
  for (const somebody of [designer, proxy, producer]) await somebody.page.goto(`${meetingUrl}/follow`)
  for (const { page: seat } of [designer, proxy, producer]) {
    await button(seat, '我已到会，签到').click()
    await button(seat, '我已到会，签到').waitFor({ state: 'detached' })
  }
  await recorder.page.getByText('到会 3/6').waitFor()
  // The seat of whoever sent somebody else is the proxy's, and says so.
  await recorder.page.locator('.seats li').filter({ hasText: '由赵晨阳代理' }).getByText('准时').waitFor()
})

it('writes the record by keyboard; others read along (S2-28)', async () => {
  const { page } = recorder
  await button(host.page, '开始讨论').click()
  await button(host.page, '形成结论').waitFor()
  const { keyboard } = page
  const write = (text: string) => keyboard.type(text, { delay: 5 })
  const name = async (typed: string, who: string) => {
    await write(`@${typed}`)
    await page
      .getByRole('option', { name: new RegExp(who) })
      .first()
      .click()
  }

  await button(page, '写一条').click()
  await page.locator('textarea:focus').waitFor()
  await name('zhaochenyang', '赵晨阳')
  await write('需重点关注渠道商激励政策，保证线下门店配合推广')
  const at = performance.now()
  await keyboard.press('Enter')
  await designer.page.getByText('需重点关注渠道商激励政策').waitFor()
  expect(performance.now() - at).toBeLessThan(2_000)

  await name('chensiqi', '陈思齐')
  await write('产品核心卖点说明书可以先给目录')
  await keyboard.press('Enter')
  await keyboard.press('Alt+Digit2')
  await write('物料费用由哪个部门承担')
  await keyboard.press('Enter')
  await keyboard.press('Alt+Digit3')
  await write('线上与线下同步推进')
  await keyboard.press('Enter')
  await keyboard.press('Alt+Digit4')
  await write('设计部尽快输出主视觉设计稿')
  // A vague word is underlined as it is typed, in a decision.
  await page.getByText('“尽快”不够明确').waitFor()
  const line = page.locator('textarea:focus')
  await line.fill('设计部12月22日前输出3版主视觉设计稿')
  await name('xuwenjing', '许文静')
  await nothingWaits(page)
  await keyboard.press('Enter')
  await write('/待')
  await keyboard.press('Enter')
  await write('活动宣传主视觉设计')
  await name('xuwenjing', '许文静')

  const decision = page.locator('.record-line.kind-decision')
  await field(decision, '完成时限').fill(dayFrom(20))
  await field(decision, '完成时限').press('Enter')
  const task = page.locator('.record-line.kind-task')
  await field(task, '落实的决议').selectOption({ index: 1 })
  await field(task, '完成时限').fill(dayFrom(20))
  await field(task, '完成时限').press('Enter')
  await field(task, '完成标准').fill('符合品牌视觉规范，交付JPG与源文件')
  await field(task, '完成标准').press('Tab')
  await nothingWaits(page)
  // Fields that are left one right after the other are all kept, whatever the line itself still sends.
  for (const outcome of [decision, task]) {
    await expect.poll(() => field(outcome, '完成时限').inputValue(), { timeout: 15_000 }).toMatch(/^\d{4}年/)
  }
  await picture(page, 'live')
  await picture(designer.page, 'follow-phone')
})

it('loses nothing that is typed while the connection is gone', async () => {
  const { page, context } = recorder
  await context.setOffline(true)
  await button(page, '写一条').click()
  await page.locator('textarea:focus').waitFor()
  await page.keyboard.press('Alt+Digit6')
  await page.keyboard.type('断网期间写下的备注')
  await page.getByText('连接已断开').waitFor()
  await context.setOffline(false)
  await lineWith(host.page, '断网期间写下的备注').waitFor()
})

it('shows both texts when two people change one line, and keeps the one that is chosen', async () => {
  const mine = lineWith(host.page, '断网期间写下的备注').getByRole('textbox').first()
  const theirs = lineWith(recorder.page, '断网期间写下的备注').getByRole('textbox').first()
  await recorder.context.setOffline(true)
  await theirs.fill('断网期间写下的备注：记录人改')
  await mine.fill('断网期间写下的备注：主持人改')
  await nothingWaits(host.page)
  await recorder.context.setOffline(false)
  await button(recorder.page, '看两边的文字').click()
  const dialog = recorder.page.getByRole('dialog')
  await dialog.getByText('主持人改').waitFor()
  await dialog.getByText('记录人改').waitFor()
  await button(dialog, '用我写的').click()
  await lineWith(host.page, '记录人改').waitFor()
})

it('gives every topic an outcome, and reads the record back item by item (S2-35, S2-44, S2-45, J-06)', async () => {
  const { page } = host
  await button(page, '通过').first().click()
  await page.getByText('已通过').or(page.getByText('落实中')).first().waitFor()
  await button(page, '形成结论').click()
  await button(page.getByRole('dialog'), '结束议题').click()
  for (const title of ['跨部门分工与时间节点', '资源协调与风险预判']) {
    await button(page, new RegExp(title)).click()
    await button(page, '开始讨论').click()
    await button(page, '形成结论').click()
    await page.getByRole('dialog').getByText('已知会').click()
    await button(page.getByRole('dialog'), '结束议题').click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await button(page, '会末确认').click()

  const read = recorder.page.getByRole('region', { name: '逐项确认' })
  await read.getByRole('checkbox').first().waitFor()
  for (const box of await read.getByRole('checkbox').all()) await box.check()
  await read.getByText('已确认 6 / 6').waitFor()
  await button(read, '定下最终表述').click()
  await field(read, '最终表述').fill('物料费用由市场部承担，设计部提供清单')
  await button(read, '锁定表述').click()
  await read.locator('.read-text', { hasText: '物料费用由市场部承担，设计部提供清单' }).waitFor()
  await picture(recorder.page, 'read-back')

  // A kick-off is held for four things (S0-06): one is put down now, of the others the host says why not.
  await button(recorder.page, '填写会议成果').click()
  const outputs = recorder.page.getByRole('dialog', { name: /会议成果/ })
  await button(outputs, '添加：项目目标').click()
  await field(outputs, '内容').fill('11月11日前完成活动筹备，首日到店两千人')
  await outputs.getByRole('button', { name: '添加', exact: true }).first().click()
  await outputs.getByText('必填项已填 1/4').waitFor()
  await recorder.page.keyboard.press('Escape')

  await button(page, '结束会议').click()
  const ending = page.getByRole('dialog')
  const missing = ending.getByRole('listitem').filter({ hasText: 'NM-MTG-15' })
  await missing.nth(2).waitFor()
  expect(await missing.count()).toBe(3)
  for (const one of await missing.all()) {
    await one.getByRole('checkbox').check()
    await one.getByRole('textbox').fill('已写入分工议题的任务')
  }
  await button(ending, '结束会议').click()
  await page.waitForURL((url) => url.pathname === meetingUrl)
  await page.getByText('已结束').first().waitFor()
})

it('makes the minutes from the record and fills in who accepts the task (S2-47, X-57)', async () => {
  const { page } = recorder
  await page.goto(meetingUrl)
  await page.getByText('生成纪要').first().click()
  await page.waitForURL('**/minutes/*')
  minutesUrl = new URL(page.url()).pathname
  // The roll is completed after the meeting: final minutes need it (NM-MTG-02).
  await page.goto(meetingUrl)
  for (const name of ['周敏', '林悦', '董浩然']) {
    const seat = page.locator('.seats li').filter({ hasText: name })
    await button(seat, '到了').click()
    await seat.getByText('准时').or(seat.getByText('迟到')).waitFor()
  }
  await page.goto(minutesUrl)
  await button(page, '重新取入').click()
  const paper = page.getByRole('article', { name: '会议纪要' })
  await paper
    .getByText(/王立强.*客户拜访.*赵晨阳/)
    .first()
    .waitFor()
  await picture(page, 'minutes')

  taskUrl = (await paper.getByRole('link', { name: '活动宣传主视觉设计' }).getAttribute('href')) as string
  await page.goto(taskUrl)
  await button(page, '修改').first().click()
  await pick(field(page, '验收人'), 'zhoumin', '周敏')
  await button(page, '保存').click()
  await page
    .getByText('等待验收')
    .or(page.getByRole('heading', { name: '验收' }))
    .first()
    .waitFor()
})

it('sends the minutes; one objects on a phone, the text is revised and sent again (S2-60, S2-61)', async () => {
  const { page } = recorder
  await page.goto(minutesUrl)
  await button(page, '修改“目标达成情况”的文字').click()
  await page.locator('textarea:focus').fill('目标达成：四部门分工与时间节点已明确。')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('article', { name: '会议纪要' }).getByText('目标达成：四部门').waitFor()
  await button(page, '发出审核').click()
  const send = page.getByRole('dialog')
  await takeOn(send, '已口头说明')
  await button(send, '发出审核').click()
  await page.getByText('审核中').first().waitFor()

  await designer.page.goto(minutesUrl)
  await picture(designer.page, 'minutes-phone')
  await button(designer.page, '提出修改意见').first().click()
  const words = designer.page.getByRole('dialog')
  await field(words, '所在部分').selectOption({ index: 2 })
  await field(words, '应当怎样修改').fill('卖点说明书应写明分两批交付')
  await button(words, '提交意见').click()
  await designer.page.getByText('修改意见已提交').first().waitFor()

  await page.getByText('修订中').first().waitFor()
  await button(page, '采纳').first().click()
  await page.getByText('已采纳').first().waitFor()
  await page.getByRole('button', { name: /产品核心卖点说明书可以先给目录/ }).click()
  await page.locator('textarea:focus').fill('产品核心卖点说明书分两批交付，先给目录')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('article', { name: '会议纪要' }).getByText('产品核心卖点说明书分两批交付').waitFor()
  await button(page, '重新发出').click()
  await button(page.getByRole('dialog'), '重新发出').click()
  await page.getByText('审核中').first().waitFor()
})

it('lets everybody confirm, and the host makes it final; from then on nothing can be changed (S3-29, NM-MIN-07)', async () => {
  const finance = await enter(browser, product.url, '蒋丽萍')
  for (const { page } of [designer, seller, producer, finance]) {
    await page.goto(minutesUrl)
    await button(page, '确认无误').first().click()
    await page.getByText('已确认无误').or(page.getByText('已收到您的反馈')).first().waitFor()
  }
  expect(finance.faults).toEqual([])
  await finance.context.close()
  const { page } = host
  await page.goto(minutesUrl)
  await button(page, '确认无误').first().click()
  await page.getByText('已确认无误').or(page.getByText('已收到您的反馈')).first().waitFor()
  await button(page, '定稿').click()
  const last = page.getByRole('dialog')
  await takeOn(last, '会上已逐项确认')
  await button(last, '定稿').click()
  await page.getByText('已归档').first().waitFor()
  await picture(page, 'final')
  await recorder.page.goto(minutesUrl)
  await recorder.page.getByText('最终版').first().waitFor()
  expect(await button(recorder.page, /^修改“/).count()).toBe(0)
})

it('takes the task from the phone to its acceptance by somebody else (S3-37)', async () => {
  const { page } = designer
  await page.goto(taskUrl)
  await button(page, '开始').first().click()
  await page.getByText('进行中').first().waitFor()
  await field(page, '完成了什么').fill('已完成品牌规范整理，开始设计初稿')
  await button(page, '更新进度').click()
  await page.getByText('已完成品牌规范整理').first().waitFor()
  // Handing in without a deliverable is refused in words (NM-TRK-06).
  await button(page, '提交验收').first().click()
  const submit = page.getByRole('dialog')
  await button(submit, '提交').click()
  await submit
    .getByText(/交付物/)
    .first()
    .waitFor()
  await button(submit, '取消').or(button(submit, '关闭')).first().click()
  await page.locator('input[type=file]').first().setInputFiles({
    name: '主视觉 终稿（华东）.png',
    mimeType: 'image/png',
    buffer: onePixel,
  })
  await page.getByText('主视觉 终稿（华东）.png').first().waitFor()
  await picture(page, 'task-phone')
  await button(page, '提交验收').first().click()
  await button(submit, '提交').click()
  await submit.waitFor({ state: 'detached' })
  await page.locator('.mark').filter({ hasText: '待验收' }).first().waitFor()

  await host.page.goto('/')
  await host.page.getByText('活动宣传主视觉设计').first().waitFor()
  await host.page.goto(taskUrl)
  await button(host.page, '通过').first().click()
  await button(host.page.getByRole('dialog'), '通过').click()
  await host.page.getByText('已完成').first().waitFor()
  await picture(host.page, 'task')
})

it('has closed the loop: every link leads both ways, and nobody saw a fault', async () => {
  const { page } = host
  await page.goto(meetingUrl)
  await page
    .getByRole('link', { name: /活动宣传主视觉设计/ })
    .first()
    .click()
  await page.waitForURL(`**${taskUrl}`)
  await page
    .getByRole('link', { name: /设计部12月22日前输出3版主视觉设计稿/ })
    .first()
    .click()
  await page.waitForURL('**/decisions/*')
  await page.getByText('已落实').first().waitFor()
  await page
    .getByRole('link', { name: /Q4营销活动筹备会/ })
    .first()
    .click()
  await page.getByText('已闭环').first().waitFor()
  const everybody = [host, recorder, seller, proxy, producer, designer]
  expect(Object.fromEntries(everybody.map(({ name, faults }) => [name, faults]))).toEqual(
    Object.fromEntries(everybody.map(({ name }) => [name, []])),
  )
})

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

function dayFrom(days: number): string {
  return wallClock(new Date(Date.now() + days * 86_400_000)).slice(0, 10)
}

function wallClock(at: Date): string {
  const parts = Object.fromEntries(
    new Intl.DateTimeFormat('zh-CN', {
      timeZone: 'Asia/Shanghai',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hour12: false,
    })
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  const minute = String(Math.floor(Number(parts.minute) / 5) * 5).padStart(2, '0')
  return `${parts.year}-${parts.month}-${parts.day} ${parts.hour}:${minute}`
}
