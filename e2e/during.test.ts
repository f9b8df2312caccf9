import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as meetings from '#contract/meeting.ts'
import * as records from '#contract/record.ts'
import * as rooms from '#contract/room.ts'
import { launchBrowser } from '#test/browser.ts'
import { startDemoProduct } from '#test/demo-product.ts'
import type { RunningProduct } from '#test/start-product.ts'
import { openMeeting } from './durable-writer-meeting.ts'
import { type Person, stepInto } from './durable-writer-person.ts'
import { button, field, pick, takeOn } from './hands.ts'
import { enter, phone, type Somebody } from './people.ts'

/**
 * The meeting itself, from the opening to the closing summary: 周敏 leads it at a desk, 林悦 keeps the record
 * by keyboard, 许文静 sits in the room with a phone, 董浩然 only listens. Steps stand in order.
 */
let product: RunningProduct
let browser: Browser
let api: Person
let host: Somebody
let recorder: Somebody
let designer: Somebody
let observer: Somebody
let meetingId: string

beforeAll(async () => {
  product = await startDemoProduct()
  const people = await Promise.all(
    ['周敏', '林悦', '王立强', '许文静', '董浩然'].map((name) => stepInto(product.url, name)),
  )
  const [leads, writes, sells, designs, listens] = people as [Person, Person, Person, Person, Person]
  api = leads
  ;({ meetingId } = await openMeeting(leads, writes, [sells, designs], {
    observers: [listens],
    topics: ['预算来源', '活动排期通报'],
    isOpened: false,
  }))
  browser = await launchBrowser()
  ;[host, recorder, designer, observer] = (await Promise.all([
    enter(browser, product.url, '周敏'),
    enter(browser, product.url, '林悦'),
    enter(browser, product.url, '许文静', phone),
    enter(browser, product.url, '董浩然'),
  ])) as [Somebody, Somebody, Somebody, Somebody]
}, 180_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

const topicsNow = async () => (await api.call(meetings.getMeeting, { params: { id: meetingId } })).topics
const roomNow = () => api.call(rooms.getRoom, { params: { id: meetingId } })

/** A day on the organisation's calendar, as it is stored and as it is said. */
function dayFrom(days: number): { on: string; words: string; said: RegExp } {
  const at = new Date(Date.now() + days * 86_400_000)
  const on = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at)
  const [, month, day] = on.split('-').map(Number)
  return { on, words: `${month}月${day}日前`, said: new RegExp(`(^|\\D)${month}月${day}日`) }
}

it('J-05: opens with goal, agenda and rules, and everybody checks in (S2-26, X-13)', async () => {
  const { page } = host
  // The clock of this screen can be put forward: nobody waits half an hour for a topic to run over.
  await page.clock.install()
  await page.goto(`/meetings/${meetingId}/live`)
  const opening = page.getByRole('region', { name: '会议开场' })
  await opening.getByText('推广分工表和3个关键节点').waitFor()
  await opening.getByText('预算来源').waitFor()
  await opening.getByText('会末留10分钟逐项确认记录').waitFor()
  await recorder.page.goto(`/meetings/${meetingId}/live`)
  for (const seat of [designer, observer]) {
    await seat.page.goto(`/meetings/${meetingId}/follow`)
    await button(seat.page, '我已到会，签到').click()
    await button(seat.page, '我已到会，签到').waitFor({ state: 'detached' })
  }
  const seller = page.locator('.seats li').filter({ hasText: '王立强' })
  await button(seller, '到了').click()
  await seller.getByText('准时').or(seller.getByText('迟到')).waitFor()
  await recorder.page.getByText('到会 3/').waitFor()
  await button(opening, '开场完毕').click()
  await opening.waitFor({ state: 'detached' })
  await button(page, '开始讨论').click()
  await button(page, '形成结论').waitFor()
})

it('J-05: gives the floor to a hand raised on a phone, and offers an observer nothing (X-17, NM-MTG-05)', async () => {
  await button(designer.page, '举手发言').click()
  await designer.page.getByText('排在第1位').waitFor()
  const floor = host.page.getByRole('region', { name: '发言', exact: true })
  await floor.getByText('许文静').waitFor()
  await button(floor, '请发言').click()
  await designer.page.getByText('许文静正在发言').waitFor()
  await button(floor, '发言结束').click()
  await designer.page.getByText('许文静正在发言').waitFor({ state: 'detached' })

  const { page } = observer
  for (const screen of ['follow', 'live']) {
    await page.goto(`/meetings/${meetingId}/${screen}`)
    await page
      .getByRole('heading', { name: /推广分工/ })
      .first()
      .waitFor()
    for (const name of ['举手发言', '写一条', '添加暂存事项', '形成结论', '加临时议题', '结束会议']) {
      expect(await button(page, name).count(), `${screen}: ${name}`).toBe(0)
    }
    expect(await page.locator('main').getByRole('textbox').count()).toBe(0)
  }
})

it('J-05: writes viewpoint, dispute, consensus, and a decision with its task in one go (S2-28, S2-31, S2-36)', async () => {
  const { page } = recorder
  const { keyboard } = page
  const due = dayFrom(20)
  const who = async (name: string) => {
    await keyboard.type(`@${name}`)
    await page
      .getByRole('option', { name: new RegExp(name) })
      .first()
      .waitFor()
    await keyboard.press('Enter')
  }
  await button(page, '写一条').focus()
  await keyboard.press('Enter')
  await page.locator('textarea:focus').waitFor()
  await who('王立强')
  await keyboard.type('渠道激励要先于物料')
  await keyboard.press('Enter')
  await keyboard.press('Alt+Digit2')
  await who('王立强')
  await who('许文静')
  await keyboard.type('物料费用由谁承担')
  await keyboard.press('Enter')
  await keyboard.press('Alt+Digit3')
  await keyboard.type('线上线下同步推进')
  await keyboard.press('Enter')
  await keyboard.press('Alt+Digit4')
  await who('许文静')
  await keyboard.type(`${due.words}交付3版主视觉`)
  await keyboard.press('Alt+Digit8')
  await keyboard.press('Enter')
  await keyboard.press('Alt+Digit5')
  await who('许文静')
  await keyboard.type(`${due.words}提交主视觉初稿`)
  await keyboard.press('Alt+Digit8')
  await keyboard.press('Alt+Digit0')
  await keyboard.type('含源文件，符合品牌规范')
  await keyboard.press('Enter')

  await designer.page.getByText('提交主视觉初稿').first().waitFor()
  const said = async () =>
    (await api.call(records.getRecord, { params: { id: meetingId } })).entries
      .toSorted((a, b) => a.position - b.position)
      .map(({ kind, person, parties, decision, task }) => [
        kind,
        person?.name ?? parties.map(({ name }) => name).join('、'),
        (decision ?? task)?.owner?.name,
        (decision ?? task)?.dueOn,
        task?.doneCriteria[0],
      ])
  await expect.poll(said, { timeout: 20_000 }).toEqual([
    ['viewpoint', '王立强', undefined, undefined, undefined],
    ['dispute', expect.stringMatching(/销售部.*设计部|设计部.*销售部/), undefined, undefined, undefined],
    ['consensus', '', undefined, undefined, undefined],
    ['decision', '许文静', '许文静', due.on, undefined],
    ['task', '许文静', '许文静', due.on, '含源文件，符合品牌规范'],
  ])
  await button(host.page, '通过').first().click()
  await host.page.getByText('已通过').or(host.page.getByText('落实中')).first().waitFor()
})

it('J-11, S1-72: one ballot a department; short of a quorum it counts for nothing, and a tie is the chair’s to break', async () => {
  const { page } = recorder
  await page.locator('textarea:focus').waitFor()
  await page.keyboard.press('Alt+Digit4')
  await page.keyboard.type(`销售部${dayFrom(12).words}确定首批门店20家`)
  await page.keyboard.press('Enter')
  const open = async () => {
    const line = host.page.locator('.record-line.kind-decision').filter({ hasText: '首批门店' })
    await button(line, '发起表决').click()
    const dialog = host.page.getByRole('dialog')
    await dialog.getByText('确定首批门店20家').waitFor()
    await button(dialog, '发起表决').click()
    await dialog.waitFor({ state: 'detached' })
  }
  const seller = await enter(browser, product.url, '王立强', phone)
  await seller.page.goto(`/meetings/${meetingId}/follow`)
  const card = (one: Somebody) => one.page.getByRole('article', { name: /的表决$/ })

  await open()
  await button(card(designer), '同意').click()
  await card(host).getByText('已投 1 / 3 票').waitFor()
  await button(card(host), '提前截止').click()
  await card(host).getByText('无效（未达法定人数）').waitFor()

  await open()
  // Who votes is known, how they vote is not before the end; a ballot can be changed until then.
  await button(card(designer), '反对').click()
  await card(seller).getByText('您代表销售部投票').waitFor()
  await field(card(seller), '保留意见').fill('20家来不及培训，建议先开12家')
  await button(card(seller), '反对').click()
  await card(host).getByText('已投 2 / 3 票').waitFor()
  expect(await card(host).getByText('反对', { exact: true }).count()).toBe(0)
  await button(card(designer), '弃权').click()
  await designer.page.getByText('已投：弃权').waitFor()
  await button(card(recorder), '同意').click()

  await card(host).getByText('已投 3 / 3 票').waitFor()
  await button(card(host), '截止并计票').click()
  await card(host).getByText('平票', { exact: true }).first().waitFor()
  await button(card(host), '投决定票').click()
  const dialog = host.page.getByRole('dialog')
  await field(dialog, '理由').fill('先开20家，培训分两批')
  await button(dialog, '投决定票').click()
  await card(seller).getByText('主持人周敏投决定票：同意').waitFor()
  await card(seller).getByText('通过', { exact: true }).waitFor()
  expect(seller.faults).toEqual([])
  await seller.context.close()
})

it('J-05: stops the clock, speaks up before the end, and goes on only when the room agrees (X-14, X-15, NM-MTG-11)', async () => {
  const { page } = host
  await button(page, '暂停计时').click()
  await page.getByText('已暂停').first().waitFor()
  await button(page, '继续计时').click()
  await button(page, '暂停计时').waitFor()

  await page.clock.fastForward('21:00')
  await page.getByText('剩余不足10分钟').waitFor()
  await page.clock.fastForward('05:00')
  await page.getByText('剩余不足5分钟').waitFor()
  const choice = page.getByRole('region', { name: '时间已到：延长，还是移出？' })
  expect(await choice.count()).toBe(0)
  await page.clock.fastForward('15:00')
  await choice.waitFor()
  await field(choice, '延长多久').fill('40')
  expect(await button(choice, '延长').isDisabled()).toBe(true)
  await choice.getByRole('checkbox', { name: '会场同意延长' }).check()
  await button(choice, '延长').click()
  await choice.waitFor({ state: 'detached' })
  expect((await topicsNow())[0]).toMatchObject({ extendedMinutes: 40, state: 'running' })
})

it('J-05: puts a point aside and makes a task of it (X-16)', async () => {
  const { page } = recorder
  const parking = page.getByRole('region', { name: '暂存议题区' })
  await button(parking, '添加暂存事项').click()
  await field(parking, '暂存事项').fill('门店系统要不要换代')
  await button(parking, '添加').last().click()
  const onWall = host.page.getByRole('region', { name: '暂存议题区' })
  await onWall.getByText('门店系统要不要换代').waitFor()
  await button(onWall, '处理').click()
  const settle = host.page.getByRole('dialog')
  await settle.getByText('转为任务').click()
  await pick(field(settle, '跟进人'), '王立强', '王立强')
  await field(settle, '完成时限').fill(dayFrom(14).on)
  await field(settle, '完成时限').press('Tab')
  await button(settle, '确定').click()
  await onWall.getByText(/已转为任务/).waitFor()
  const [parked] = (await roomNow()).parked
  expect(parked).toMatchObject({ state: 'task', owner: { name: '王立强' }, task: expect.anything() })
})

it('J-05: every topic has an outcome; a deferred one says who prepares what by when (S2-35, X-19)', async () => {
  const { page } = host
  const dialog = page.getByRole('dialog')
  await button(page, '形成结论').click()
  await button(dialog, '结束议题').click()
  await dialog.waitFor({ state: 'detached' })

  await button(page, /预算来源/).click()
  await button(page, '开始讨论').click()
  await button(page, '形成结论').click()
  await dialog.getByText('暂缓', { exact: true }).click()
  // Without what and when it stays open.
  await button(dialog, '结束议题').click()
  await dialog.getByText('请写明准备什么').waitFor()
  await dialog.getByText('请选择什么时候之前准备好').waitFor()
  // Whoever owns the topic is proposed; somebody else prepares it.
  await button(dialog, '移除周敏').click()
  await pick(field(dialog, '由谁准备'), '王立强', '王立强')
  await field(dialog, '准备什么').fill('三个预算方案与测算')
  await field(dialog, '什么时候之前').fill(dayFrom(10).on)
  await field(dialog, '什么时候之前').press('Tab')
  await button(dialog, '结束议题').click()
  await dialog.waitFor({ state: 'detached' })

  await button(page, /活动排期通报/).click()
  await button(page, '开始讨论').click()
  await button(page, '形成结论').click()
  await dialog.getByText('已知会', { exact: true }).click()
  await button(dialog, '结束议题').click()
  await dialog.waitFor({ state: 'detached' })

  expect((await topicsNow()).map(({ state }) => state)).toEqual(['decided', 'deferred', 'informed'])
  expect((await roomNow()).followUps).toMatchObject([
    { owner: { name: '王立强' }, what: '三个预算方案与测算', dueOn: dayFrom(10).on },
  ])
})

it('J-05: has words ready for a difficult moment, and sums up what everybody takes home (X-18, X-20)', async () => {
  const { page } = host
  await page.getByText('主持话术').click()
  for (const moment of ['跑题时', '讨论绕圈时', '有人没说话时', '发言太长时', '争执不下时', '该作决定时']) {
    await page.getByText(moment).waitFor()
  }
  // They are the host's; whoever writes has no use for them.
  expect(await recorder.page.getByText('主持话术').count()).toBe(0)

  await button(page, '会末确认').click()
  const closing = recorder.page.getByRole('region', { name: '会末总结' })
  await closing.getByText('决议（2项）').waitFor()
  await closing.getByText('交付3版主视觉').waitFor()
  const action = closing.getByRole('listitem').filter({ hasText: '提交主视觉初稿' })
  await action.getByText('许文静').waitFor()
  await action
    .locator('time')
    .filter({ hasText: dayFrom(20).said })
    .waitFor()
  await field(closing, '下次同步日期').fill(dayFrom(7).on)
  await field(closing, '下次同步日期').press('Enter')
  await expect.poll(async () => (await roomNow()).nextSyncOn, { timeout: 15_000 }).toBe(dayFrom(7).on)
  for (const { name, faults } of [host, recorder, designer, observer]) expect(faults, name).toEqual([])
})

it('J-11, X-73: the minutes say what the vote came to, who broke the tie, and the opinion that was to be kept', async () => {
  await button(host.page, '结束会议').click()
  const ending = host.page.getByRole('dialog')
  await takeOn(ending, '会上已说明')
  await button(ending, '结束会议').click()
  await host.page.waitForURL(`**/meetings/${meetingId}`)
  const { page } = recorder
  await page.goto(`/meetings/${meetingId}`)
  await page.getByText('生成纪要').first().click()
  await page.waitForURL('**/minutes/*')
  const paper = page.getByRole('article', { name: '会议纪要' })
  for (const words of ['同意1、反对1、弃权1', '主持人周敏投决定票：同意', '20家来不及培训，建议先开12家']) {
    await paper.getByText(words).first().waitFor()
  }
  for (const { name, faults } of [host, recorder, designer, observer]) expect(faults, name).toEqual([])
})
