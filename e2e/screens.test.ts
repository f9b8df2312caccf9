import { readFileSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createImport } from '#contract/import.ts'
import { createRequest } from '#contract/request.ts'
import { type Locale, locales } from '#domain/person/locale.ts'
import { launchBrowser } from '#test/browser.ts'
import { startDemoProduct } from '#test/demo-product.ts'
import type { RunningProduct } from '#test/start-product.ts'
import { openMeeting } from './durable-writer-meeting.ts'
import { type Person, stepInto } from './durable-writer-person.ts'
import { askedRequest, closedRequest, wayOfRequests } from './made-request.ts'
import { openedRetrospective } from './made-retrospective.ts'
import { desk, enter, phone, watched } from './people.ts'
import { agreedPlan, doneChange, makePlan, sentReport } from './planned.ts'
import { barriers, cutOff, keepPicture, settled, tooWide } from './screens-check.ts'
import { collectData, foreignWords, rawTexts, readPage } from './screens-text.ts'
import { nobody, type Visit, visitsOf } from './screens-visits.ts'
import { makeTrouble } from './trouble.ts'

let product: RunningProduct
let browser: Browser
let visits: Visit[]
/** Each page once, as the first who visits it sees it. */
let firsts: Visit[]

beforeAll(async () => {
  product = await startDemoProduct()
  browser = await launchBrowser()
  const [host, recorder, seller, designer] = await Promise.all([
    stepInto(product.url, '周敏'),
    stepInto(product.url, '林悦'),
    stepInto(product.url, '王立强'),
    stepInto(product.url, '许文静'),
  ])
  const { meetingId } = await openMeeting(host, recorder, [seller, designer])
  const way = await wayOfRequests(product.url)
  await askedRequest(way, '春季海报支持')
  await closedRequest(way, '补一张门店海报')
  await way.initiator.call(createRequest, { body: { name: '展会物料支持' } })
  const { context } = await enter(browser, product.url, '冯晓岚')
  const trouble = await makeTrouble(host)
  const runningId = await agreedPlan(host, '渠道升级')
  const change = await doneChange(product.url, host, runningId)
  const report = { collaborationId: runningId, name: '渠道升级', id: await sentReport(host, runningId) }
  visits = await visitsOf(
    context,
    { id: meetingId, name: '断电演练会', state: 'inSession' },
    trouble,
    { ...(await makePlan(host, trouble.collaborationId)), change },
    await openedRetrospective(product.url, host),
    report,
    await notesToReview(recorder),
  )
  firsts = visits.filter(({ route }, at) => visits.findIndex((one) => one.route === route) === at)
  await context.close()
})
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

/** Something of every kind, and a name that nobody here bears. */
async function notesToReview(recorder: Person): Promise<{ id: string; name: string }> {
  const name = '门店开业筹备会纪要'
  const text = [
    name,
    '时间：2026年3月4日 14:00-15:00',
    '主持人：周敏',
    '记录人：欧阳老师',
    '',
    '一、开业日期',
    '王立强认为周末客流更大。许文静不同意提前，物料来不及。',
    '会议决定开业日期定为4月18日。',
    '请销售部王立强3月12日前提交邀请名单。',
    '由设计部尽快完成门头设计。',
    '',
    '二、预算',
    '会议一致认为总预算不变。',
    '赠品品牌下次再议。',
  ].join('\n')
  return { id: (await recorder.call(createImport, { body: { text } })).id, name }
}

/** Reads addresses as their people, everybody in one browser of their own, two at a time. */
async function eachVisit(
  chosen: readonly Visit[],
  locale: Locale,
  look: (page: Page, visit: Visit, data: ReadonlySet<string>) => Promise<string[]>,
): Promise<string[]> {
  const people = [...new Set(chosen.map(({ as }) => as))]
  const found: string[] = []
  const readAll = async () => {
    for (let as = people.shift(); as !== undefined; as = people.shift()) {
      const context = await contextOf(as, locale)
      const page = await context.newPage()
      const faults = watched(page)
      const data = collectData(page)
      for (const visit of chosen.filter((one) => one.as === as)) {
        const where = `${visit.name} ${visit.path} (${locale})`

        try {
          await page.emulateMedia({ colorScheme: 'light' })
          await page.setViewportSize(desk)
          await page.goto(visit.path)
          await settled(page)
          found.push(...(await look(page, visit, data)).map((fault) => `${where}: ${fault}`))
        } catch (error) {
          found.push(`${where}: ${String(error)}`)
        }
        found.push(...faults.splice(0).map((fault) => `${where}: ${fault}`))
      }
      await context.close()
    }
  }
  await Promise.all([readAll(), readAll()])
  return found
}

async function contextOf(as: string, locale: Locale): Promise<BrowserContext> {
  const { context, page } = as === nobody ? await newcomer() : await enter(browser, product.url, as)
  await page.close()
  if (as === nobody) await context.addInitScript(`localStorage.setItem('bihuan.locale', '${locale}')`)
  else {
    const changed = await context.request.patch('/api/v1/session/me', {
      data: { locale },
      headers: { origin: product.url },
    })
    expect(changed.ok()).toBe(true)
  }
  return context
}

async function newcomer() {
  const context = await browser.newContext({
    baseURL: product.url,
    viewport: desk,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(20_000)
  return { context, page: await context.newPage() }
}

/** What a smaller screen or another theme can break; the rest is the same document. */
const changing = ['color-contrast', 'target-size', 'link-in-text-block', 'scrollable-region-focusable']

const saysSo = (fault: string) => (all: readonly string[]) => all.map((one) => `${fault} ${one}`)

it('knows every address that there is', () => {
  const routes = [...readFileSync('src/web/routes.tsx', 'utf8').matchAll(/path: '([^']+)'/g)].map(
    ([, path]) => path,
  )
  expect(routes.length).toBeGreaterThan(20)
  expect([...new Set(visits.map(({ route }) => route))].sort()).toEqual(routes.sort())
})

it('shows every screen whole and without barriers, on a desk and on a phone, by day and by night, in zh-CN', async () => {
  const found = await eachVisit(visits, 'zh-CN', async (page, visit, data) => {
    const { heading, name } = visit
    const faults = await wordFaults(page, 'zh-CN', data)
    const title = (await page.locator('h1').first().textContent())?.trim() ?? ''
    if (!(typeof heading === 'string' ? title === heading : heading.test(title))) {
      faults.push(`its heading is “${title}”, not “${heading}”`)
    }
    await keepPicture(page, `${name}-desk-light`)
    faults.push(...saysSo('by day:')(await barriers(page)))
    faults.push(...saysSo('too wide for a desk:')(await tooWide(page)))
    faults.push(...saysSo('cut off on a desk:')(await cutOff(page)))
    // What else a page looks like is made of the same parts.
    if (!firsts.includes(visit)) return faults
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.setViewportSize(phone)
    await settled(page)
    await keepPicture(page, `${name}-phone-dark`)
    faults.push(...saysSo('by night, on a phone:')(await barriers(page, changing)))
    faults.push(...saysSo('too wide for a phone:')(await tooWide(page)))
    faults.push(...saysSo('cut off on a phone:')(await cutOff(page)))
    return faults
  })
  expect(found).toEqual([])
}, 480_000)

it.each(locales.filter((locale) => locale !== 'zh-CN'))('says all of it in %s', async (locale) => {
  // What a page says in its other states the texts' own tests compare key by key.
  const found = await eachVisit(firsts, locale, async (page, { name }, data) => {
    await keepPicture(page, `${name}-${locale}`)
    return wordFaults(page, locale, data)
  })
  expect([...new Set(found)]).toEqual([])
})

async function wordFaults(page: Page, locale: Locale, data: ReadonlySet<string>): Promise<string[]> {
  const said = await readPage(page)
  const lang = await page.evaluate(() => document.documentElement.lang)
  return [
    ...(lang === locale ? [] : [`the page says it is ${lang}`]),
    ...saysSo('raw:')(rawTexts(said, data)),
    ...saysSo('foreign:')(foreignWords(locale, said, data)),
  ]
}

it('opens the pages that come first with the few texts that come first', async () => {
  const early = firsts.filter(({ route }) => firstRoutes.includes(route))
  expect(early.map(({ route }) => route).toSorted()).toEqual(firstRoutes.toSorted())
  const found: string[] = []
  for (const { as, path } of early) {
    const context = await contextOf(as, 'zh-CN')
    await context.route('**/assets/all-*', (route) => route.abort())
    const page = await context.newPage()
    const data = collectData(page)
    await page.goto(path)
    await settled(page)
    found.push(...(await wordFaults(page, 'zh-CN', data)).map((fault) => `${path}: ${fault}`))
    await context.close()
  }
  expect(found).toEqual([])
})

/** Routes that say so themselves. */
const firstRoutes = readFileSync('src/web/routes.tsx', 'utf8')
  .split('\n')
  .flatMap((line) => (line.includes('isFirst: true') ? (/path: '([^']+)'/.exec(line)?.[1] ?? []) : []))

/** What a screen asks for first, and who looks at it. */
const asked: readonly (readonly [as: string, path: string, api: string])[] = [
  ['周敏', '/', 'today'],
  ['周敏', '/meetings', 'meetings'],
  ['周敏', '/tasks', 'tasks'],
  ['周敏', '/decisions', 'decisions'],
  ['周敏', '/records', 'minutes'],
  ['周敏', '/notices', 'notifications'],
  ['周敏', '/settings', 'sessions'],
  ['唐宇轩', '/settings/people', 'people'],
  ['唐宇轩', '/settings/departments', 'departments'],
  ['唐宇轩', '/settings/calendar', 'calendar'],
  ['唐宇轩', '/settings/norms', 'norms'],
  ['唐宇轩', '/settings/organisation', 'organisation'],
]

it('waits before the answer, says when it failed, never calls that empty, and is full after another try', async () => {
  const found: string[] = []
  let page: Page | undefined
  let owner = ''
  for (const [as, path, api] of asked) {
    if (page === undefined || as !== owner) {
      await page?.context().close()
      page = await (await contextOf(as, 'zh-CN')).newPage()
      owner = as
    }
    const main = page.locator('main')
    const empty = main.locator('.empty-state')
    const failed = main.getByRole('alert').filter({ hasText: '服务器出了问题' })
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    const isAsked = (url: URL) => new RegExp(`^/api/v1/${api}(/\\d+)?$`).test(url.pathname)
    await page.route(isAsked, async (route) => {
      await held
      await route.fulfill({
        status: 500,
        json: { kind: 'internal', reason: 'server.unexpected', requestId: 'r-1' },
      })
    })
    try {
      await page.goto(path)
      await main.locator('.waiting[data-shown=true]').first().waitFor()
      if ((await empty.count()) + (await failed.count()) > 0) found.push(`${path} does not wait`)
      release()
      await failed.first().waitFor()
      if ((await empty.count()) > 0) found.push(`${path} calls a failure empty`)
      await keepPicture(page, `failed-${api}`)
      await page.unroute(isAsked)
      await failed.first().getByRole('button', { name: '重试' }).click()
      await failed.first().waitFor({ state: 'detached' })
      await settled(page)
    } catch (error) {
      found.push(`${path}: ${String(error).split('\n')[0]}`)
    } finally {
      release()
      await page.unroute(isAsked)
    }
  }
  await page?.context().close()
  expect(found).toEqual([])
})

it('teaches a newcomer, for whom everything is empty, the next step', async () => {
  const { context: office } = await enter(browser, product.url, '唐宇轩')
  const { id: personId } = (await (
    await office.request.post('/api/v1/people', {
      data: { name: '新来的同事', email: 'newcomer@example.com' },
      headers: { origin: product.url },
    })
  ).json()) as { id: string }
  await office.close()
  const { context, page } = await newcomer()
  const entered = await context.request.post('/api/v1/session/switch', {
    data: { personId },
    headers: { origin: product.url },
  })
  expect(entered.ok(), await entered.text()).toBe(true)
  const found: string[] = []
  for (const path of ['/', '/meetings', '/tasks', '/decisions', '/records', '/notices']) {
    for (const size of [desk, phone]) {
      await page.setViewportSize(size)
      await page.goto(path)
      await settled(page)
      await keepPicture(page, `empty-${path.slice(1)}-${size.width}`)
      const empty = page.locator('main .empty-state').first()
      if ((await empty.count()) === 0) found.push(`${path} shows no empty face`)
      else if ((await empty.locator('.quiet').count()) === 0) found.push(`${path} teaches nothing`)
      found.push(...saysSo(path)(await tooWide(page)))
    }
  }
  await context.close()
  expect(found).toEqual([])
})

it('says that the server is away, never that there is nothing, and goes on where it was', async () => {
  const { page, context } = await enter(browser, product.url, '周敏')
  await page.goto('/tasks')
  await settled(page)
  await product.stop()
  const main = page.locator('main')
  await main.getByRole('searchbox').fill('没有叫这个名字的任务')
  const failed = main.getByRole('alert').filter({ hasText: '连不上服务器' })
  await failed.first().waitFor({ timeout: 60_000 })
  expect(await main.locator('.empty-state').count()).toBe(0)
  await product.restart()
  await failed.first().getByRole('button', { name: '重试' }).click()
  await main.getByText('没有符合条件的任务').waitFor()
  expect(await main.getByRole('searchbox').inputValue()).toBe('没有叫这个名字的任务')
  await context.close()
}, 180_000)
