import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { getDecision, updateDecision } from '#contract/decision.ts'
import * as contract from '#contract/minutes.ts'
import { getTask, updateTask } from '#contract/task.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openDatabase } from '#server/db/database.ts'
import { runningPostgres } from '#server/db/embedded.ts'
import { paragraphsOf, partsOf } from '#server/document/word.test-data.ts'
import { launchBrowser } from '#test/browser.ts'
import { startDemoProduct } from '#test/demo-product.ts'
import type { RunningProduct } from '#test/start-product.ts'
import { type Person, stepInto } from './durable-writer-person.ts'
import { type Ended, endedMeeting } from './ended-meeting.ts'
import { button, field, takeOn } from './hands.ts'
import { enter, phone, picture, type Somebody, tellScreens } from './people.ts'
import { settled } from './screens-check.ts'

/**
 * J-07, what follows a meeting, with every no on the way: 林悦 writes the minutes, 许文静 confirms on a phone,
 * 陈思齐 and 王立强 object, 周敏 makes them final without 王立强, who has fallen silent, and what was wrong
 * after all is amended. The meeting itself is driven over the API; each step needs the one before.
 */
let product: RunningProduct
let browser: Browser
let held: Ended
let by: Record<'host' | 'recorder' | 'owner', Person>
let host: Somebody
let recorder: Somebody
let owner: Somebody
let seller: Somebody
let designer: Somebody
let minutesUrl: string
let params: { id: string }

beforeAll(async () => {
  product = await startDemoProduct()
  browser = await launchBrowser()
  const [h, r, o, s, d] = (await Promise.all(
    ['周敏', '林悦', '陈思齐', '王立强', '许文静'].map((name) => stepInto(product.url, name)),
  )) as [Person, Person, Person, Person, Person]
  by = { host: h, recorder: r, owner: o }
  held = await endedMeeting(h, r, o, [s, d])
  ;[host, recorder, owner, seller] = (await Promise.all(
    ['周敏', '林悦', '陈思齐', '王立强'].map((name) => enter(browser, product.url, name)),
  )) as [Somebody, Somebody, Somebody, Somebody]
  designer = await enter(browser, product.url, '许文静', phone)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

/** What the people see when a step fails says more than the line at which it did. */
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await tellScreens([host, recorder, owner, designer])
})

const paperOf = ({ page }: Somebody) => page.getByRole('article', { name: '会议纪要' })
const refused = (status: number, reason: string) => expect.objectContaining({ status, reason })
const minutesNow = () => by.recorder.call(contract.getMinutes, { params, query: {} })

/** Fourteen days go by for a row of the database; no waiting makes a working day pass. */
async function letTimePass(change: ReturnType<typeof sql>) {
  const database = openDatabase(runningPostgres(product.dataDir))
  try {
    await asSystem(database.db, (tx) => change.execute(tx))
  } finally {
    await database.close()
  }
}

it('J-07, S2-46: makes the draft from the record, and says how its 24 hours are counted', async () => {
  const { page } = recorder
  await page.goto(`/meetings/${held.meetingId}`)
  await page.getByText('生成纪要').first().click()
  await page.waitForURL('**/minutes/*')
  minutesUrl = new URL(page.url()).pathname
  params = { id: minutesUrl.split('/').at(-1) as string }
  await paperOf(recorder).getByText('产品核心卖点说明书可以先给目录').waitFor()
  const clock = page.getByRole('listitem').filter({ hasText: '纪要初版' })
  await clock.getByText('24小时').waitFor()
  await clock.getByText('按时').waitFor()
})

it('S3-26: names in the checklist what a task lacks, in place and with the remedy', async () => {
  const { page } = recorder
  const line = page.locator('.checklist-line').filter({ hasText: '提交产品核心卖点说明书' })
  const lacking = line.filter({ hasText: 'NM-MTG-09' })
  await lacking.getByText('缺少：完成标准').waitFor()
  await lacking.getByText('改进办法：补全完成标准后即可定稿').waitFor()
  const { version } = await by.recorder.call(getTask, { params: { id: held.taskId } })
  await by.recorder.call(updateTask, {
    params: { id: held.taskId },
    body: { version, doneCriteria: ['说明书1份，PDF格式，经市场部确认'] },
  })
  await button(page, '重新取入').click()
  await page.getByText('2 项全部完整、明确').waitFor()
})

it('S2-59, S2-60: sent, one confirms on a phone; two say what is wrong and in which part', async () => {
  await button(recorder.page, '发出审核').click()
  const send = recorder.page.getByRole('dialog')
  await send.getByText('每个人有 1 个工作日反馈').waitFor()
  await takeOn(send, '已口头说明')
  await button(send, '发出审核').click()
  await recorder.page.getByText('审核中').first().waitFor()

  await designer.page.goto(minutesUrl)
  await designer.page.getByText('请在此之前反馈').waitFor()
  await picture(designer.page, 'after-confirm-phone')
  await button(designer.page, '确认无误').first().click()
  await designer.page.getByText('已收到您的反馈').waitFor()

  for (const [{ page }, words] of [
    [owner, '卖点说明书应写明分两批交付'],
    [seller, '应写明销售部不承担物料费用'],
  ] as const) {
    await page.goto(minutesUrl)
    await button(page, '提出修改意见').first().click()
    const dialog = page.getByRole('dialog')
    await field(dialog, '所在部分').selectOption({ label: '议题讨论' })
    // Without words there is nothing to send.
    expect(await button(dialog, '提交意见').isDisabled()).toBe(true)
    await field(dialog, '应当怎样修改').fill(words)
    await button(dialog, '提交意见').click()
    await page.getByText('修改意见已提交').first().waitFor()
  }
})

it('NM-MIN-10: no final version over an open proposal; which norm and what to do stand in place', async () => {
  const { page } = host
  await page.goto(minutesUrl)
  await page.getByText('修订中').first().waitFor()
  expect(await button(page, /^定稿/).count()).toBe(0)
  await page.getByText('定稿前还须办妥').click()
  const open = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'NM-MIN-10' }) })
  await open.getByText('还有2条修改意见未处理').waitFor()
  await open.getByText('逐条采纳，或说明理由后列为保留意见').waitFor()
  await expect(by.host.call(contract.finaliseMinutes, { params, body: { overrides: [] } })).rejects.toEqual(
    refused(409, 'minutes.notNow'),
  )
  await expect(by.recorder.call(contract.resendMinutes, { params, body: {} })).rejects.toEqual(
    refused(409, 'minutes.openProposals'),
  )
})

it('S2-61, X-51: one is adopted and written in, the other answered and kept; then all are asked again', async () => {
  const { page } = recorder
  await page.goto(minutesUrl)
  const proposal = (words: string) => page.locator('article.proposal').filter({ hasText: words })
  await button(proposal('分两批交付'), '采纳').click()
  await proposal('分两批交付').getByText('已采纳').waitFor()
  await page.getByRole('button', { name: /产品核心卖点说明书可以先给目录/ }).click()
  await page.locator('textarea:focus').fill('产品核心卖点说明书分两批交付，先给目录')
  await page.keyboard.press('Control+Enter')
  await paperOf(recorder).getByText('产品核心卖点说明书分两批交付').waitFor()

  await button(proposal('物料费用'), '书面答复').click()
  const keep = button(proposal('物料费用'), '不采纳，作为保留意见')
  // Not without a reason.
  expect(await keep.isDisabled()).toBe(true)
  await field(proposal('物料费用'), '答复').fill('物料费用不在本次会议议题内，另行商定')
  await keep.click()
  await proposal('物料费用').getByText('保留意见').first().waitFor()
  await button(page, '重新发出').click()
  await button(page.getByRole('dialog'), '重新发出').click()
  await page.getByText('审核中').first().waitFor()
})

it('NM-MIN-02: heads who have not answered are named, with the norm and until when they may', async () => {
  const { page } = host
  await page.goto(minutesUrl)
  await button(page, '定稿').click()
  const last = page.getByRole('dialog')
  const waiting = last.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'NM-MIN-02' }) })
  for (const name of ['王立强', '陈思齐']) {
    await waiting.getByText(new RegExp(`${name}尚未反馈，反馈期限到`)).waitFor()
  }
  await waiting.getByText('等待其确认，或提醒一次').first().waitFor()
  expect(await button(last, '定稿').isDisabled()).toBe(true)
  await picture(page, 'after-waiting')
  await page.keyboard.press('Escape')
  await expect(by.host.call(contract.finaliseMinutes, { params, body: { overrides: [] } })).rejects.toEqual(
    refused(409, 'minutes.silentReviewers'),
  )
  await expect(
    by.host.call(contract.finaliseMinutes, { params, body: { overrides: [], withoutSilent: true } }),
  ).rejects.toEqual(refused(409, 'minutes.clockRunning'))
})

it('X-49: what changed since it was sent is noticed, refused as final, drawn in again and sent again', async () => {
  const { version } = await by.recorder.call(getDecision, { params: { id: held.decisionId } })
  await by.recorder.call(updateDecision, {
    params: { id: held.decisionId },
    body: { version, content: '产品部12月20日前提交产品核心卖点说明书2份' },
  })
  await expect(by.host.call(contract.finaliseMinutes, { params, body: { overrides: [] } })).rejects.toEqual(
    refused(409, 'minutes.outOfDate'),
  )
  const { page } = recorder
  await page.goto(minutesUrl)
  await page.getByText('发出后有改动').waitFor()
  await button(page, '取入并修订').click()
  await page.getByText('修订中').first().waitFor()
  await paperOf(recorder).getByText('说明书2份').first().waitFor()
  await button(page, '重新发出').click()
  const again = page.getByRole('dialog')
  await field(again, '这一稿改了什么').fill('说明书份数由1份改为2份')
  await button(again, '重新发出').click()
  await page.getByText('审核中').first().waitFor()
})

it('X-50: when the working day is over the host goes on without the silent, by name; nobody calls it consent', async () => {
  for (const { page } of [owner, designer, host]) {
    await page.goto(minutesUrl)
    await button(page, '确认无误').first().click()
    await page.getByText('已收到您的反馈').waitFor()
  }
  await letTimePass(sql`
    update minutes set sent_at = sent_at - interval '14 days',
      feedback_due_at = feedback_due_at - interval '14 days' where id = ${params.id}`)
  const { page } = host
  await page.goto(minutesUrl)
  await button(page, '定稿并注明未反馈人员').click()
  const last = page.getByRole('dialog')
  await last
    .getByText(/王立强/)
    .first()
    .waitFor()
  await last.getByText('未反馈不视为同意').waitFor()
  await takeOn(last, '会上已逐项确认')
  await button(last, '定稿并注明未反馈人员').click()
  await page.getByText('已归档').first().waitFor()
})

it('S2-68, S3-76: final, numbered, filed as 会议主题-日期, with the sheet one click away', async () => {
  const { page } = host
  const paper = paperOf(host)
  await paper.getByText('最终版', { exact: true }).waitFor()
  const { content, archiveName, number } = await minutesNow()
  expect(archiveName).toMatch(/^断电演练会-\d{4}-\d{2}-\d{2}$/)
  await paper.getByText(content.basics.number).first().waitFor()
  await paper.getByText('未反馈不视为同意：王立强').waitFor()
  const kept = paper.locator('.paper-part').filter({ hasText: '保留意见' })
  await kept.getByText('应写明销售部不承担物料费用').waitFor()
  await kept.getByText('物料费用不在本次会议议题内，另行商定').waitFor()
  await picture(page, 'after-final')

  await paper.getByRole('link', { name: /《跨部门任务分配表》/ }).click()
  await page.waitForURL(`**/meetings/${held.meetingId}/ledger`)
  await page.getByText('提交产品核心卖点说明书').first().waitFor()
  await page.goto('/records')
  await page.getByText(archiveName).first().waitFor()
  await page.getByText(number).first().waitFor()
})

it('NM-MIN-07: final minutes cannot be written in any more, by nobody', async () => {
  const { version } = await minutesNow()
  await expect(
    by.recorder.call(contract.updateMinutes, { params, body: { version, goalReview: '改一下' } }),
  ).rejects.toEqual(refused(409, 'minutes.isFinal'))
  await recorder.page.goto(minutesUrl)
  await paperOf(recorder).waitFor()
  expect(await button(recorder.page, /^修改“/).count()).toBe(0)
})

it('X-46: an amendment that host and owner approve makes a linked version; the original stays to be read', async () => {
  const original = await minutesNow()
  const { page } = recorder
  await button(page, '申请更正').click()
  const amend = page.getByRole('dialog')
  const place = await amend
    .getByRole('option', { name: /决议.*说明书2份/ })
    .first()
    .getAttribute('value')
  await field(amend, '更正位置').selectOption(place)
  await field(amend, '更正为').fill('产品部12月20日前提交产品核心卖点说明书2份，含目录')
  expect(await button(amend, '提交更正申请').isDisabled()).toBe(true)
  await field(amend, '更正理由').fill('会上确认含目录，纪要漏写')
  await button(amend, '提交更正申请').click()
  await page.getByText('更正第 1 号').first().waitFor()

  for (const { page: theirs } of [host, owner]) {
    await theirs.goto(minutesUrl)
    const asked = theirs.getByRole('article', { name: '更正第 1 号' })
    await asked.getByText('理由：会上确认含目录，纪要漏写').waitFor()
    await button(asked, '批准更正').click()
    await button(asked, '批准更正').waitFor({ state: 'detached' })
  }
  const paper = paperOf(owner)
  await paper.getByText('最终版（更正）').waitFor()
  const table = paper.locator('.paper-part').filter({ hasText: '修订记录' })
  const row = table.getByRole('row').filter({ hasText: '含目录' })
  await row.getByText('林悦').waitFor()
  await row.getByText(/周敏、陈思齐|陈思齐、周敏/).waitFor()

  await button(owner.page, '查看改动').click()
  const difference = owner.page.locator('.difference')
  await difference.locator('ins').filter({ hasText: '含目录' }).first().waitFor()
  await button(difference, '结束对比').click()
  const first = owner.page.locator('li.version').filter({ hasText: `第 ${original.currentVersion} 稿` })
  await button(first, '查看').click()
  await owner.page.getByText(`这是第 ${original.currentVersion} 稿，不是现在的文本`).waitFor()
  await paper.getByText('产品部12月20日前提交产品核心卖点说明书2份').first().waitFor()
  expect(await paper.getByText('含目录').count()).toBe(0)
})

it('gives the minutes as a Word file under their name, and every form of the meeting for paper', async () => {
  const { page } = recorder
  await page.goto(minutesUrl)
  const arrives = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载文档' }).click()
  const download = await arrives
  const { archiveName } = await minutesNow()
  expect(download.suggestedFilename()).toBe(`${archiveName}.docx`)
  const words = paragraphsOf(partsOf(readFileSync(await download.path())).get('word/document.xml') ?? '')
  expect(words).toContain('断电演练会')
  expect(words).toContain('最终版（更正）')

  await page.goto(`/meetings/${held.meetingId}`)
  await button(page, '打印表单').click()
  await page.getByRole('menuitem', { name: '会议签到表' }).click()
  await page.waitForURL('**/print/signIn/*')
  await page.getByText('许文静').first().waitFor()
})

it('X-24, X-25: the questionnaire takes a minute on a phone; what is counted shows beside it', async () => {
  const { page } = designer
  await page.goto(`/meetings/${held.meetingId}`)
  const evaluation = page.locator('#evaluation')
  for (const question of ['时间安排', '议程合理', '会议达到了目标']) {
    await evaluation.getByRole('group', { name: question }).getByText('4', { exact: true }).click()
  }
  await field(evaluation, '对下次会议的建议').fill('材料早一天发')
  await picture(page, 'after-evaluation-phone')
  await button(evaluation, '提交评价').click()
  await evaluation.getByText('已收到您的评价').waitFor()

  await host.page.goto(`/meetings/${held.meetingId}`)
  const said = host.page.locator('#evaluation')
  await said.getByText('已收到 1/5 份').waitFor()
  await said.getByText(/^\d+ 分$/).waitFor()
  await said.locator('.evaluation-row').filter({ hasText: '议题有结论' }).getByText('1/1 个').waitFor()
  // Whoever is still to answer is not swayed by what others said.
  await said.getByText('您作答后可以看到结果').waitFor()
})

it('S2-67: an overdue task calls a follow-up meeting in one click, linked both ways', async () => {
  await letTimePass(sql`update task set due_on = due_on - 30 where id = ${held.taskId}`)
  const { page } = host
  await page.goto(`/tasks/${held.taskId}`)
  await button(page, '发起二次沟通会议').click()
  await page.waitForURL(/\/meetings\/[0-9a-f-]{36}$/)
  expect(page.url()).not.toContain(held.meetingId)
  const called = new URL(page.url()).pathname
  // What is still being read above them moves the links away from under the pointer.
  await settled(page)
  const kin = page.locator('.kin')
  await kin.getByRole('link', { name: /提交产品核心卖点说明书/ }).waitFor()
  await kin.getByRole('link', { name: /断电演练会/ }).click()
  await page.waitForURL(`**/meetings/${held.meetingId}`)
  await page.locator('.kin').locator(`a[href="${called}"]`).waitFor()
})

it('nobody saw a fault on the way', () => {
  const everybody = [host, recorder, owner, seller, designer]
  expect(Object.fromEntries(everybody.map(({ name, faults }) => [name, faults]))).toEqual(
    Object.fromEntries(everybody.map(({ name }) => [name, []])),
  )
})
