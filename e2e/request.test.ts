import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { getRequest } from '#contract/request.ts'
import { addDeliverableLink, startTask } from '#contract/task.ts'
import { launchBrowser } from '#test/browser.ts'
import { startDemoProduct } from '#test/demo-product.ts'
import type { RunningProduct } from '#test/start-product.ts'
import { type Person, stepInto } from './durable-writer-person.ts'
import { endedMeeting, finalMinutes } from './ended-meeting.ts'
import { button, field, pick } from './hands.ts'
import { acceptedRequest, wayOfRequests } from './made-request.ts'
import { desk, enter, phone, picture, type Somebody } from './people.ts'

/**
 * J-01: a request of 市场部 to 设计部 and 销售部, from a vague first draft to a collaboration, and a small one that
 * takes the light path. Each step needs the one before.
 */
let product: RunningProduct
let browser: Browser
const names = ['林悦', '周敏', '许文静', '王立强'] as const
let on: Record<(typeof names)[number], Somebody>
let address: string

beforeAll(async () => {
  product = await startDemoProduct()
  browser = await launchBrowser()
  const entered: [string, Somebody][] = []
  // Heads of departments answer on the way: 许文静 by telephone.
  for (const name of names) {
    entered.push([name, await enter(browser, product.url, name, name === '许文静' ? phone : desk)])
  }
  on = Object.fromEntries(entered) as typeof on
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
})
afterEach(() => {
  for (const { name, faults } of Object.values(on)) expect(faults, name).toEqual([])
})

/** Where it stands, in the line that everybody sees. */
const standing = (who: Somebody) => who.page.getByRole('status', { name: '现在在谁手里' })
const open = async (who: Somebody) => {
  await who.page.goto(address)
  await standing(who).waitFor()
}
const card = (who: Somebody, department: string) =>
  who.page.getByRole('region', { name: department, exact: true })

it('J-01 S4-11 S4-12 S4-13: a draft begins with a title; vague words are told, empty fields are refused in their place', async () => {
  const { page } = on.林悦
  await page.goto('/requests')
  await page.getByRole('link', { name: '新建协作需求' }).first().click()
  await field(page, '标题').fill('大促主视觉设计支持')
  await button(page, '开始填写').click()
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/)
  address = new URL(page.url()).pathname
  await page.getByText(/协作需求 XQ-\d{6}-001/).waitFor()

  await field(page, '协作背景').fill('大促在即，请尽快出图')
  await page.getByText('协作背景中有模糊表述：尽快。').waitFor()
  await button(page, '提交初审').click()
  await page.getByText('还有5处必填项没有填写').waitFor()
  await page.getByText('“时间节点”还没有填写，这是需求单的必填项。').waitFor()
  await page.getByText('请至少选择一个接收部门。').waitFor()

  await field(page, '协作背景').fill('618大促6月1日开始，主视觉尚未定稿')
  await field(page, '目标').fill('5月10日前交付3套主视觉方案')
  await field(page, '期望成果').fill('3套可直接投放的主视觉')
  for (const department of ['设计部', '销售部']) await pick(field(page, '接收部门'), department, department)
  await button(page, '添加所需资源').click()
  await field(page, '规格，如：平面设计师 1').fill('视觉设计师')
  await button(page, '添加时间节点').click()
  await field(page, '节点名称 1').fill('初稿')
  await field(page, '日期 1').fill('2030-01-10')
  await field(page, '日期 1').press('Enter')
  await button(page, '添加潜在风险').click()
  await field(page, '可能出现的问题 1').fill('素材版权可能未清')
  await page.getByText('已自动保存').waitFor()
  await picture(page, 'request-draft')
  await button(page, '提交初审').click()
  await standing(on.林悦).getByText('待初审，在周敏手里').waitFor()
})

it('J-01 S4-20: the head reviews by three criteria and passes it; each department is asked', async () => {
  const { page } = on.周敏
  await page.goto('/')
  await page.getByText('初审协作需求').waitFor()
  await open(on.周敏)
  for (const criterion of ['必要性', '合理性']) {
    await page.getByRole('group', { name: criterion }).getByText('符合', { exact: true }).click()
  }
  await button(page, '通过').click()
  await page.getByText('初审没有对完整性作出判断。').waitFor()
  await page.getByRole('group', { name: '完整性' }).getByText('符合', { exact: true }).click()
  await button(page, '通过').click()
  await standing(on.周敏).getByText('待设计部、销售部答复').waitFor()
})

it('J-01 X-36 S4-22 S4-23: one department confirms on a telephone, one proposes a later date', async () => {
  const { page } = on.许文静
  await open(on.许文静)
  await button(card(on.许文静, '设计部'), '确认参与').click()
  const dialog = page.getByRole('dialog')
  await pick(field(dialog, '对接人'), '罗一鸣', '罗一鸣')
  await field(dialog, '影响范围').fill('现有两个项目各推迟1天')
  for (const [name, value] of [
    ['人力', '设计师2人'],
    ['物力', '无'],
    ['财力', '0'],
    ['时间', '10个工作日'],
  ] as const) {
    await field(dialog, name).fill(value)
  }
  await button(dialog, '确认参与').click()
  await card(on.许文静, '设计部').getByText('罗一鸣').waitFor()

  await open(on.王立强)
  await button(card(on.王立强, '销售部'), '提出调整').click()
  const proposal = on.王立强.page.getByRole('dialog')
  await field(proposal, '调整意见').fill('月底冲量，1月17日起才抽得出人')
  await field(proposal, '可提供的资源').fill('1人')
  await button(proposal, '提出调整').click()
  await standing(on.王立强).getByText('待林悦协商修改').waitFor()
})

it('J-01: revised and asked again, the second department confirms; the log tells what changed', async () => {
  const { page } = on.林悦
  await open(on.林悦)
  await button(page, '调整需求').click()
  await field(page, '期望成果').fill('2套可直接投放的主视觉')
  await field(page, '调整说明').fill('按销售部意见减为2套')
  await button(page, '提交调整').click()
  await standing(on.林悦).getByText('待销售部答复').waitFor()
  await page.getByText('2套可直接投放的主视觉').last().waitFor()
  await picture(page, 'request-negotiation')

  await open(on.王立强)
  await button(card(on.王立强, '销售部'), '确认参与').click()
  const dialog = on.王立强.page.getByRole('dialog')
  await pick(field(dialog, '对接人'), '孙佳怡', '孙佳怡')
  await field(dialog, '影响范围').fill('无')
  await button(dialog, '确认参与').click()
  await standing(on.王立强).getByText('待林悦评估可行性').waitFor()
})

it('J-01 S4-24: assessed, the head sees what is missing and decides; it becomes a collaboration, linked both ways', async () => {
  await open(on.林悦)
  const mine = on.林悦.page
  await mine.getByRole('group', { name: '可行性' }).getByText('有条件可行').click()
  await field(mine, '理由与条件').fill('以2套为准')
  await button(mine, '提出判断').click()
  await standing(on.林悦).getByText('待周敏决定是否受理').waitFor()

  const { page } = on.周敏
  await open(on.周敏)
  await page.getByText('销售部的影响评估与资源预估缺少').waitFor()
  expect(await button(page, '受理').first().isDisabled()).toBe(true)
  await page.getByRole('checkbox', { name: '写明理由后继续' }).check()
  await page.getByRole('textbox', { name: '理由', exact: true }).fill('销售部只提供渠道清单')
  await page.getByRole('button', { name: '受理', exact: true }).click()
  await standing(on.周敏).getByText('已受理，待林悦立项或转任务').waitFor()

  await mine.reload()
  await button(mine, '立项或转任务').click()
  await button(mine.getByRole('dialog'), '立项').click()
  await standing(on.林悦).getByText('已立项，正在执行').waitFor()
  await mine.getByRole('link', { name: '大促主视觉设计支持' }).first().click()
  await mine.waitForURL(/\/collaborations\//)
  await mine.locator('main a[href^="/requests/"]').first().click()
  await mine.waitForURL(/\/requests\//)
})

it('S0-22: from a deliverable back to the request by what is clicked, and from the request to the deliverable again', async () => {
  const [host, recorder, owner, seller] = (await Promise.all(
    ['周敏', '林悦', '许文静', '王立强'].map((name) => stepInto(product.url, name)),
  )) as [Person, Person, Person, Person]
  const { became } = await host.call(getRequest, { params: { id: address.split('/').at(-1) as string } })
  const { meetingId, taskId } = await endedMeeting(host, recorder, owner, [seller], {
    collaborationId: became?.id as string,
    tasks: [
      {
        name: '提交产品核心卖点说明书',
        owner,
        dueOn: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
        doneCriteria: ['含5个核心卖点，每个有出处'],
      },
    ],
  })
  await finalMinutes(meetingId, host, recorder, [host, owner, seller])
  const task = { params: { id: taskId } }
  await owner.call(startTask, { ...task, body: {} })
  await owner.call(addDeliverableLink, {
    ...task,
    body: { name: '卖点说明书.pdf', link: 'https://example.com/p' },
  })

  const { page } = on.林悦
  const main = page.locator('main')
  const go = async (name: string, where: RegExp) => {
    await main.getByRole('link', { name, exact: true }).first().click()
    await page.waitForURL(where)
    await main.locator('h1').first().waitFor()
  }
  await page.goto(`/tasks/${taskId}`)
  await main.getByRole('link', { name: '卖点说明书.pdf' }).first().waitFor()
  await go('产品部12月20日前提交产品核心卖点说明书1份', /\/decisions\//)
  await go('推广分工', /\/meetings\//)
  await go('大促主视觉设计支持', /\/collaborations\//)
  await main.locator('a[href^="/requests/"]').first().click()
  await page.waitForURL(`**${address}`)

  await go('大促主视觉设计支持', /\/collaborations\//)
  await go('断电演练会', /\/meetings\//)
  await go('提交产品核心卖点说明书', /\/tasks\//)
  await main.getByRole('link', { name: '卖点说明书.pdf' }).first().waitFor()
  // From the deliverable's own page in one step, too.
  await main.locator(`a[href="${address}"]`).first().click()
  await page.waitForURL(`**${address}`)
})

it('J-01 S4-09: one department, one task: the light path skips the project', async () => {
  address = `/requests/${await acceptedRequest(await wayOfRequests(product.url), '补一张门店海报')}`
  const { page } = on.林悦
  await open(on.林悦)
  await button(page, '立项或转任务').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('转为一项任务').first().click()
  await button(dialog, '转为一项任务').click()
  await standing(on.林悦).getByText('已立项，正在执行').waitFor()
  await page.getByRole('link', { name: '补一张门店海报' }).first().click()
  await page.waitForURL(/\/tasks\//)
  await page.getByRole('link', { name: '补一张门店海报' }).first().waitFor()
})
