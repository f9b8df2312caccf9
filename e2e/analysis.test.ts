import type { Browser, Page, Request } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { DecisionRow } from '#contract/decision.ts'
import type { ImportView } from '#contract/import.ts'
import type { MeetingView } from '#contract/meeting.ts'
import type { TaskView } from '#contract/task.ts'
import { q4Case } from '#domain/demo/q4-case.ts'
import { launchBrowser } from '#test/browser.ts'
import { startDemoProduct } from '#test/demo-product.ts'
import type { RunningProduct } from '#test/start-product.ts'
import { button, field } from './hands.ts'
import { desk, enter, phone, picture, type Somebody } from './people.ts'

/** Texts written elsewhere are brought in: read, gone through, and made a meeting once. */
let product: RunningProduct
let browser: Browser
let lin: Somebody

beforeAll(async () => {
  product = await startDemoProduct()
  browser = await launchBrowser()
  lin = await enter(browser, product.url, '林悦', desk)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await product?.close()
})
afterEach(() => expect(lin.faults).toEqual([]))

async function asked<Reply>({ context }: Somebody, path: string): Promise<Reply> {
  const answer = await context.request.get(`/api/v1${path}`)
  if (!answer.ok()) throw new Error(await answer.text())
  return (await answer.json()) as Reply
}

/** Pastes a text and waits until it has been read. */
async function paste(
  page: Page,
  text: string,
  { address = '/imports/new', writtenOn }: { address?: string; writtenOn?: string } = {},
): Promise<string> {
  await page.goto(address)
  await field(page, '会议内容').fill(text)
  if (writtenOn !== undefined) {
    await page.getByText('原文里没有写日期？').click()
    await field(page, '这份内容是哪天写的').fill(writtenOn)
    await field(page, '这份内容是哪天写的').press('Tab')
  }
  await button(page, '开始分析').click()
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/)
  await page.getByRole('heading', { name: '基本信息' }).waitFor()
  return page.url().split('/').at(-1) as string
}

const reviewOf = (id: string) => asked<ImportView>(lin, `/imports/${id}`)

async function acceptEverything(page: Page): Promise<void> {
  for (const all of await page.getByRole('button', { name: '全部采纳' }).all()) {
    await page.getByRole('button', { name: '全部采纳' }).first().click()
    await all.count()
  }
  await page.getByText('已保存').waitFor()
}

async function makeMeeting(page: Page): Promise<string> {
  await button(page, /^生成会议$/).click()
  await button(page.getByRole('alertdialog'), /^生成$/).click()
  await page.waitForURL(/\/meetings\/[0-9a-f-]{36}/)
  return page.url().split('/').at(-1) as string
}

describe('the minutes of the worked case, as our own page prints them', () => {
  it('become a meeting with the decisions and tasks of the case', async () => {
    const { page } = lin
    const { items } = await asked<{ items: { id: string; meetingName: string }[] }>(
      lin,
      '/minutes?view=all&limit=200',
    )
    const q4 = items.find(({ meetingName }) => meetingName === q4Case.meeting.name)
    await page.goto(`/minutes/${q4?.id}`)
    await page.locator('article.paper').waitFor()
    // The layout that prints all of it, with what was decided and handed out.
    await page.getByLabel('版式').selectOption({ label: '五部分结构' })
    await page.locator('.paper-beside').waitFor({ state: 'detached' })
    await page.emulateMedia({ media: 'print' })
    // As it is copied off the page: with its lines and tabs.
    // biome-ignore lint/performance/useDomNodeTextContent: see above
    const printed = await page.locator('article.paper').innerText()
    await page.emulateMedia({ media: 'screen' })
    expect(printed).toContain(q4Case.meeting.name)

    const id = await paste(page, printed)
    await picture(page, 'import-review')
    await acceptEverything(page)
    const review = await reviewOf(id)
    expect(review.basics).toMatchObject({ name: q4Case.meeting.name, date: q4Case.meeting.date })

    const meetingId = await makeMeeting(page)
    const meeting = await asked<MeetingView>(lin, `/meetings/${meetingId}`)
    expect(meeting).toMatchObject({ state: 'ended', isImported: true, name: q4Case.meeting.name })
    const decisions = await asked<{ items: DecisionRow[] }>(lin, `/decisions?meetingId=${meetingId}&limit=50`)
    const said = decisions.items.map(({ content }) => content)
    for (const { text } of q4Case.agenda.flatMap(({ resolutions }) => resolutions)) {
      expect(
        said.filter((content) => same(content, text)),
        text,
      ).toHaveLength(1)
    }
    const tasks = await Promise.all(
      meeting.tasks.map(({ id: taskId }) => asked<TaskView>(lin, `/tasks/${taskId}`)),
    )
    for (const { name, ownerDept, plannedEnd, dueDate } of q4Case.tasks) {
      const task = tasks.find((one) => same(one.name, name))
      expect(task, name).toMatchObject({
        ownerDepartment: { name: ownerDept },
        dueOn: plannedEnd ?? dueDate ?? null,
      })
    }
    // Each says where it was read.
    await page.goto(`/tasks/${tasks[0]?.id}`)
    await page.getByRole('heading', { name: '导入依据' }).waitFor()
  })
})

/** The same words, whatever their spaces and signs. */
function same(one: string, other: string): boolean {
  const bare = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, '')
  return bare(one).includes(bare(other)) || bare(other).includes(bare(one))
}

describe('other texts', () => {
  it('a table copied from a sheet', async () => {
    const id = await paste(
      lin.page,
      [
        '展台搭建任务表',
        '序号\t任务\t负责人\t完成时间\t完成标准',
        '1\t确认展台尺寸\t许文静\t2026年3月12日\t出图并由市场部签字',
        '2\t联系三家搭建商报价\t王立强\t2026年3月16日\t三份报价单',
        '3\t准备样机\t产品部\t2026年3月20日\t样机5台通电测试',
      ].join('\n'),
    )
    const { items, people, departments } = await reviewOf(id)
    const named = items
      .filter(({ kind }) => kind === 'action')
      .map(({ text, who, dueOn, criterion }) => [
        text,
        people.find(({ id: personId }) => personId === who?.personId)?.name ??
          departments.find(({ id: placeId }) => placeId === who?.departmentId)?.name,
        dueOn,
        criterion,
      ])
    expect(named).toEqual([
      ['确认展台尺寸', '许文静', '2026-03-12', '出图并由市场部签字'],
      ['联系三家搭建商报价', '王立强', '2026-03-16', '三份报价单'],
      ['准备样机', '产品部', '2026-03-20', '样机5台通电测试'],
    ])
  })

  it('a chat, where people take things on themselves', async () => {
    const id = await paste(
      lin.page,
      [
        '周敏 10:01',
        '海报用哪个方案？',
        '许文静 10:02',
        '我倾向方案二，客户也喜欢',
        '周敏 10:02',
        '那就定了，海报用方案二',
        '许文静 10:03',
        '好，我周五前出终稿',
        '王立强 10:05',
        '门店名单我明天发群里',
      ].join('\n'),
      { writtenOn: '2026-03-04' },
    )
    const { items, people } = await reviewOf(id)
    const nameOf = (personId: string | null | undefined) => people.find((one) => one.id === personId)?.name
    const owners = items
      .filter(({ kind }) => kind === 'action')
      .map(({ who, dueOn }) => [nameOf(who?.personId), dueOn])
    expect(owners).toEqual([
      ['许文静', '2026-03-06'],
      ['王立强', '2026-03-05'],
    ])
    expect(items.filter(({ kind }) => kind === 'decision').map(({ text }) => text)).toEqual([
      expect.stringContaining('方案二'),
    ])
  })

  it('a record in the Taiwan style, with the year of the Republic', async () => {
    const id = await paste(
      lin.page,
      [
        '春季型錄印製協調會議紀錄',
        '時間：中華民國115年3月4日（星期三）上午10時',
        '地點：三樓會議室',
        '主席：周敏',
        '紀錄：林悅',
        '出席人員：王立強、許文靜',
        '壹、討論事項',
        '案由一：春季型錄印製數量案，提請討論。',
        '決議：印製數量訂為2,000本，照案通過。',
        '案由二：型錄定稿期程案。',
        '決議：請設計部許文靜於3月20日前完成定稿。',
        '貳、散會：上午11時30分',
      ].join('\n'),
    )
    const { basics, items, people } = await reviewOf(id)
    const nameOf = (personId: string | null | undefined) => people.find((one) => one.id === personId)?.name
    expect(basics).toMatchObject({ date: '2026-03-04', startTime: '10:00', endTime: '11:30' })
    expect([nameOf(basics.host?.personId), nameOf(basics.recorder?.personId)]).toEqual(['周敏', '林悦'])
    expect(items.filter(({ kind }) => kind === 'decision').map(({ text }) => text)).toContainEqual(
      expect.stringContaining('2,000本'),
    )
    const [action] = items.filter(({ kind }) => kind === 'action')
    expect([nameOf(action?.who?.personId), action?.dueOn]).toEqual(['许文静', '2026-03-20'])
  })

  it.each([
    ['a file of 5 MB and more', '纪要.txt', () => Buffer.alloc(5 * 1024 * 1024 + 1, '纪'), '文件太大'],
    ['text called .docx', '纪要.docx', () => Buffer.from('由市场部交清单'), '内容却不是 Word 文件'],
    ['a broken .docx', '纪要.docx', () => Buffer.from('PK\u0003\u0004 half of a file'), '文件已损坏'],
    ['a picture', '白板.png', () => Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), '这是图片'],
  ])(
    '%s is refused in clear words, and another can be chosen at once',
    async (_case, name, content, words) => {
      const { page } = lin
      await page.goto('/imports/new')
      await page
        .locator('input[type=file]')
        .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: content() })
      await page.getByRole('alert').filter({ hasText: words }).waitFor()
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: '纪要.md', mimeType: 'text/markdown', buffer: Buffer.from(short) })
      await page.waitForURL(/\/imports\/[0-9a-f-]{36}/)
      await page.getByText('来自文件 纪要.md').waitFor()
    },
  )
})

const short = [
  '渠道例会纪要',
  '时间：2026年3月4日 14:00-15:00',
  '主持人：周敏',
  '记录人：林悦',
  '参会人员：王立强、许文静',
  '',
  '一、铺货',
  '王立强认为先铺华东更稳。',
  '会议决定先铺华东三省。',
  '请销售部王立强3月12日前提交门店名单。',
  '由设计部尽快完成海报。',
].join('\n')

describe('going through it', () => {
  it('by keyboard alone: down, take, leave, change, take back', async () => {
    const { page } = lin
    const id = await paste(page, short)
    const state = async () =>
      Object.fromEntries((await reviewOf(id)).items.map(({ key, state }) => [key, state]))
    const keys = Object.keys(await state())
    expect(keys.length).toBeGreaterThan(3)
    const { keyboard } = page
    await page.locator('.review-item').first().focus()
    await keyboard.press('a')
    await keyboard.press('x')
    await keyboard.press('j')
    await keyboard.press('k')
    await keyboard.press('e')
    const words = page.locator('.item-editor').getByRole('textbox').first()
    await words.press('End')
    await words.pressSequentially('（补）')
    await words.press('Escape')
    await page.getByText('已保存').waitFor()
    const after = await state()
    expect(Object.values(after).toSorted().slice(0, 3)).toEqual(['accepted', 'edited', 'open'].toSorted())
    expect(Object.values(after)).toContain('rejected')
    // One step back takes the words back, and what was decided before stays.
    await keyboard.press('u')
    await page.getByText('已保存').waitFor()
    expect(Object.values(await state())).not.toContain('edited')
    await keyboard.press('?')
    await page.getByRole('dialog').getByText('采纳本节全部待定项').waitFor()
    await keyboard.press('Escape')
  })

  it('source and result lead to each other', async () => {
    const { page } = lin
    await paste(page, short)
    await page.locator('.source-mark.kind-action').first().click()
    await page.locator('.review-item.kind-action[data-active="true"]').waitFor()
    await page.locator('.review-item.kind-decision').first().focus()
    await page.locator('.source-mark.kind-decision[aria-current="true"]').first().waitFor()
  })

  it('a hint is seen to with one key, and is gone', async () => {
    const { page } = lin
    await paste(page, short)
    const poster = page.locator('.review-item.kind-action').filter({ hasText: '海报' })
    await poster.getByText('没有写期限').waitFor()
    await poster.getByRole('button', { name: '定日期' }).first().click()
    const day = page.locator('.item-editor').getByLabel('期限', { exact: true })
    await day.fill('2026-03-18')
    await day.press('Enter')
    await button(page, '改好了').click()
    await poster.getByText('没有写期限').waitFor({ state: 'detached' })
  })

  it('loses nothing that was typed when the page is left or the connection is gone', async () => {
    const { page } = lin
    const id = await paste(page, short)
    await lin.context.setOffline(true)
    await field(page, '地点').fill('三号会议室')
    await page.getByText('有改动待保存').waitFor()
    await lin.context.setOffline(false)
    await page.reload()
    await page.getByText('已保存').waitFor()
    expect(await field(page, '地点').inputValue()).toBe('三号会议室')
    expect((await reviewOf(id)).basics.place).toBe('三号会议室')
  })

  it('in two tabs: what each changed is kept, and one meeting is made', async () => {
    const { page, context } = lin
    const id = await paste(page, short.replace('渠道例会', '双窗例会'))
    const other = await context.newPage()
    await other.goto(`/imports/${id}`)
    await other.getByRole('heading', { name: '基本信息' }).waitFor()
    await field(page, '地点').fill('一号会议室')
    await page.getByText('已保存').waitFor()
    await acceptEverything(other)
    expect((await reviewOf(id)).basics.place).toBe('一号会议室')
    await page.reload()
    await page.getByRole('heading', { name: '基本信息' }).waitFor()
    const press = async (tab: Page) => {
      await button(tab, /^生成会议$/).click()
      await button(tab.getByRole('alertdialog'), /^生成$/).dblclick()
      await tab.waitForURL(/\/meetings\/[0-9a-f-]{36}/)
      return tab.url()
    }
    const [first, second] = await Promise.all([press(page), press(other)])
    expect(first).toBe(second)
    const { items } = await asked<{ items: { name: string }[] }>(lin, '/meetings?view=all&limit=200')
    expect(items.filter(({ name }) => name === '双窗例会纪要')).toHaveLength(1)
    await other.close()
  })

  it('is read once by a double click', async () => {
    const { page } = lin
    await page.goto('/imports/new')
    await field(page, '会议内容').fill(short.replace('渠道例会', '连点例会'))
    let sent = 0
    const count = (request: Request) => {
      if (request.method() === 'POST' && request.url().endsWith('/imports')) sent += 1
    }
    page.on('request', count)
    await button(page, '开始分析').dblclick()
    await page.waitForURL(/\/imports\/[0-9a-f-]{36}/)
    page.off('request', count)
    expect(sent).toBe(1)
  })

  it('on a phone one looks at the text or at the result', async () => {
    const hand = await enter(browser, product.url, '林悦', phone)
    await paste(hand.page, short)
    await hand.page.locator('.pane-source').waitFor({ state: 'hidden' })
    await hand.page.getByText('原文', { exact: true }).first().click()
    await hand.page.locator('.source-mark').first().waitFor()
    await hand.page.locator('.source-mark.kind-action').first().click()
    await hand.page.locator('.review-item.kind-action[data-active="true"]').waitFor()
    expect(hand.faults).toEqual([])
    await hand.context.close()
  })
})

it('notes come into a meeting from its own page, for whoever records it', async () => {
  const { page } = lin
  const { items } = await asked<{ items: { id: string; state: string; name: string }[] }>(
    lin,
    '/meetings?view=all&limit=200',
  )
  let into: MeetingView | undefined
  for (const { id } of items) {
    const meeting = await asked<MeetingView>(lin, `/meetings/${id}`)
    if (meeting.can.includes('importNotes')) into = meeting
  }
  expect(into).toBeDefined()
  await page.goto(`/meetings/${into?.id}`)
  await page.getByRole('link', { name: '从笔记整理' }).click()
  await page.waitForURL(/\/imports\/new/)
  await paste(page, '请销售部王立强3月12日前提交门店名单。', { address: page.url() })
  await acceptEverything(page)
  await button(page, /^加入会议/).click()
  await button(page.getByRole('alertdialog'), /^加入$/).click()
  await page.waitForURL(`**/meetings/${into?.id}`)
  const record = await asked<{ entries: { kind: string; text: string }[] }>(
    lin,
    `/meetings/${into?.id}/record`,
  )
  expect(record.entries).toContainEqual(
    expect.objectContaining({ kind: 'task', text: expect.stringContaining('门店名单') }),
  )
})
