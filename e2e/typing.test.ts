import { availableParallelism, loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import * as meetings from '#contract/meeting.ts'
import type { EntryView } from '#contract/record.ts'
import * as records from '#contract/record.ts'
import { launchBrowser } from '#test/browser.ts'
import { startDemoProduct } from '#test/demo-product.ts'
import type { RunningProduct } from '#test/start-product.ts'
import { openMeeting } from './durable-writer-meeting.ts'
import { type Person, stepInto } from './durable-writer-person.ts'
import { enter, type Somebody } from './people.ts'

/**
 * A recorder writes a whole meeting without touching the mouse, as fast as the browser takes keys, a part of
 * it while the server answers a second late. Run by itself: it measures time.
 */
let product: RunningProduct
let browser: Browser
let recorder: Somebody
let host: Person
let meetingId: string
let topicId: string

beforeAll(async () => {
  product = await startDemoProduct()
  host = await stepInto(product.url, '周敏')
  const [writer, ...others] = await Promise.all(
    ['林悦', '王立强', '陈思齐'].map((name) => stepInto(product.url, name)),
  )
  ;({ meetingId, topicId } = await openMeeting(host, writer as Person, others))
  browser = await launchBrowser()
  recorder = await enter(browser, product.url, '林悦')
})
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

interface Written {
  readonly kind: EntryView['kind']
  readonly text: string
  readonly who?: string
  readonly dueOn?: string
  readonly criterion?: string
}

const digitOf = { viewpoint: 1, dispute: 2, consensus: 3, decision: 4, task: 5, note: 6 } as const
const speakers = ['王立强', '陈思齐', '周敏', '林悦']

/** Days from today on the organisation's calendar. */
function dayFrom(days: number): { on: string; words: string } {
  const at = new Date(Date.now() + days * 86_400_000)
  const on = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(at)
  const [, month, day] = on.split('-').map(Number)
  return { on, words: `${month}月${day}日前` }
}

/** 60 lines of discussion, 5 decisions and 8 tasks, mixed as they come. */
function script(): Written[] {
  const due = dayFrom(30)
  const lines: Written[] = Array.from({ length: 60 }, (_, index) => {
    const kinds = ['viewpoint', 'viewpoint', 'viewpoint', 'dispute', 'consensus', 'note'] as const
    const kind = kinds[index % kinds.length] as Written['kind']
    return {
      kind,
      // A date in a discussion is kept as it was said, and is no deadline (S3-17).
      text: `第${index + 1}条：门店物料${due.words}到位，费用按比例分担`,
      ...(kind === 'viewpoint' && { who: speakers[index % speakers.length] as string }),
    }
  })
  const outcomes: Written[] = [
    ...Array.from({ length: 5 }, (_, index) => ({
      kind: 'decision' as const,
      text: `决议${index + 1}：${due.words}确定渠道激励方案`,
      who: speakers[index % speakers.length] as string,
      dueOn: due.on,
    })),
    ...Array.from({ length: 8 }, (_, index) => ({
      kind: 'task' as const,
      text: `任务${index + 1}：${due.words}提交门店清单`,
      who: speakers[index % speakers.length] as string,
      dueOn: due.on,
      criterion: `清单${index + 1}含门店、联系人与日期`,
    })),
  ]
  // Every fifth line or so something is decided or handed out.
  for (const [index, outcome] of outcomes.entries()) lines.splice(5 + index * 5, 0, outcome)
  return lines
}

/** Notes from every key until the next frame has been painted. */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const waits: number[] = []
    ;(globalThis as { waits?: number[] }).waits = waits
    const note = (event: Event) => {
      const pressed = event.timeStamp
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => waits.push(performance.now() - pressed)
        channel.port2.postMessage(0)
      })
    }
    addEventListener('keydown', note, true)
    addEventListener('beforeinput', note, true)
  })
}

async function waitsOf(page: Page): Promise<number[]> {
  return page.evaluate(() => {
    const { waits } = globalThis as { waits?: number[] }
    return waits?.splice(0) ?? []
  })
}

/**
 * How long the page's own thread has worked, in ms of processor time: what other programs take from the
 * machine does not count, as it does on the clock.
 */
async function workDone(session: CDPSession): Promise<number> {
  const { metrics } = await session.send('Performance.getMetrics')
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN) * 1000
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

async function writeLine(page: Page, line: Written): Promise<void> {
  const { keyboard } = page
  await keyboard.press(`Alt+Digit${digitOf[line.kind]}`)
  if (line.who !== undefined) {
    await keyboard.type(`@${line.who}`)
    await keyboard.press('Enter')
  }
  await keyboard.type(line.text)
  if (line.dueOn !== undefined) await keyboard.press('Alt+Digit8')
  if (line.criterion !== undefined) {
    await keyboard.press('Alt+Digit0')
    await keyboard.type(line.criterion)
  }
  // In the criterion too, Enter goes on to the next line.
  await keyboard.press('Enter')
}

it('writes 60 lines, 5 decisions and 8 tasks by keyboard alone, each stored once, in order, with who, when and how (J-05, S2-28, S2-36, S3-17)', async () => {
  const { page, faults } = recorder
  await page.goto(`/meetings/${meetingId}/live`)
  await page.getByRole('button', { name: '写一条' }).focus()
  await page.keyboard.press('Enter')
  await page.locator('textarea:focus').waitFor()
  await watchKeys(page)

  const lines = script()
  const slowFrom = 25
  const slowTo = 45
  const isWriting = (url: URL) => /\/api\/v1\/(topics\/[^/]+\/entries|entries\/)/.test(url.pathname)
  let isLate = false
  await page.route(isWriting, async (route) => {
    if (isLate) await sleep(1_000)
    await route.continue()
  })
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable', { timeDomain: 'threadTicks' })
  const isQuiet = (loadavg()[0] ?? 0) < availableParallelism()
  const waits = { prompt: [] as number[], slow: [] as number[] }
  /** Of each line: what a key cost, so that a record that gets slower as it grows is seen. */
  const work: number[] = []
  const began = performance.now()
  let before = await workDone(session)
  for (const [index, line] of lines.entries()) {
    isLate = index >= slowFrom && index < slowTo
    await writeLine(page, line)
    const [taken, done] = [await waitsOf(page), await workDone(session)]
    waits[isLate ? 'slow' : 'prompt'].push(...taken)
    work.push((done - before) / taken.length)
    before = done
  }
  const typed = performance.now() - began

  const figures = Object.entries(waits).map(
    ([part, all]) =>
      `${part}: ${all.length} keys, p50 ${quantile(all, 0.5).toFixed(0)} ms, p95 ${quantile(all, 0.95).toFixed(0)} ms, longest ${Math.max(...all).toFixed(0)} ms`,
  )
  console.log(
    `typing: ${lines.length} lines in ${(typed / 1000).toFixed(1)} s; ${figures.join('; ')}; work a key: median line ${quantile(work, 0.5).toFixed(1)} ms, p95 ${quantile(work, 0.95).toFixed(1)} ms; the machine was ${isQuiet ? 'quiet' : 'busy'}`,
  )
  expect(waits.prompt.length).toBeGreaterThan(500)
  expect(waits.slow.length).toBeGreaterThan(200)
  // A quarter of a second is when typing visibly waits. The page itself must stay far below, whatever
  // else the machine does …
  expect(quantile(work, 0.95)).toBeLessThan(100)
  // … most keys must answer in time even on a busy machine, a late server or not …
  expect(quantile(waits.prompt, 0.5)).toBeLessThan(250)
  expect(quantile(waits.slow, 0.5)).toBeLessThan(250)
  // … and nearly all of them where nobody else is at work.
  const limit = Number(process.env.BIHUAN_TYPING_P95_MS ?? (isQuiet ? 250 : Number.POSITIVE_INFINITY))
  expect(quantile(waits.prompt, 0.95)).toBeLessThan(limit)
  expect(quantile(waits.slow, 0.95)).toBeLessThan(limit)

  await expect
    .poll(
      () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('outbox')).length),
      {
        timeout: 60_000,
      },
    )
    .toBe(0)
  const { entries } = await host.call(records.getRecord, { params: { id: meetingId } })
  const kept = entries
    .filter((entry) => entry.topicId === topicId)
    .toSorted((a, b) => a.position - b.position)
    .map(({ kind, text, person, decision, task }) => ({
      kind,
      text,
      ...(person !== null && { who: person.name }),
      ...((decision ?? task)?.dueOn && { dueOn: (decision ?? task)?.dueOn }),
      ...(task?.doneCriteria[0] !== undefined && { criterion: task.doneCriteria[0] }),
    }))
  expect(kept).toEqual(lines)
  // The owner of a decision or task is who the line names.
  for (const { decision, task, person } of entries) {
    const owner = (decision ?? task)?.owner
    if (decision !== null || task !== null) expect(owner?.name).toBe(person?.name)
  }
  expect(faults).toEqual([])
})

it('offers definite words for vague ones by one key, and the day they yield (S2-41)', async () => {
  const { page } = recorder
  await page.keyboard.press('Alt+Digit4')
  await page.keyboard.type('尽快协调')
  await page.getByText('改写为“3个工作日内完成协调”').waitFor()
  await page.keyboard.press('Alt+Digit9')
  await expect
    .poll(() => page.locator('textarea:focus').inputValue(), { timeout: 10_000 })
    .toBe('3个工作日内完成协调')
  await page.keyboard.press('Enter')
  await expect
    .poll(
      async () => {
        const { entries } = await host.call(records.getRecord, { params: { id: meetingId } })
        return entries.find(({ text }) => text === '3个工作日内完成协调')?.decision?.dueOn ?? ''
      },
      { timeout: 20_000 },
    )
    .toMatch(/^\d{4}-\d{2}-\d{2}$/)
})

it('puts a line aside by one key: it leaves the record for the parking lot (X-16)', async () => {
  const { page } = recorder
  await page.keyboard.press('Alt+Digit6')
  await page.keyboard.type('门店系统换代要不要一起谈')
  await page.keyboard.press('Alt+Digit7')
  await page.getByRole('region', { name: '暂存议题区' }).getByText('门店系统换代要不要一起谈').waitFor()
  await page
    .locator('.record-line')
    .filter({ hasText: '门店系统换代要不要一起谈' })
    .waitFor({ state: 'detached' })
  await expect
    .poll(
      async () => {
        const { entries } = await host.call(records.getRecord, { params: { id: meetingId } })
        return entries.filter(({ text }) => text.includes('门店系统换代')).length
      },
      { timeout: 20_000 },
    )
    .toBe(0)
  expect(await page.locator('textarea:focus').count()).toBe(1)
})

it('reads the record back with arrow keys and space (J-06, S2-44)', async () => {
  const { page } = recorder
  await host.call(meetings.closeTopic, { params: { id: topicId }, body: { outcome: 'decided' } })
  await host.call(meetings.beginConfirming, { params: { id: meetingId } })
  const read = page.getByRole('region', { name: '逐项确认' })
  await read.getByRole('checkbox').first().focus()
  for (let item = 0; item < 5; item++) {
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowDown')
  }
  await read.getByText(/^已确认 5 \//).waitFor()
  // S2-45: what is disputed and has no final wording is counted here, before anybody closes the meeting.
  await read.getByText('还有10条争议没有定下最终表述').waitFor()
})
