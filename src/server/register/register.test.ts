import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'
import { streamXlsxRows, writeXlsx } from 'hucre'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import * as contract from '#contract/register.ts'
import { registerGroups, registerSorts } from '#contract/register-filter.ts'
import * as task from '#contract/task.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type Refused, type TestApp } from '#test/harness.ts'
import type { Cast, SeedPerson } from '#test/people.ts'

/** Where there is one, its own reading of our sheets is asked for. */
const office = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((place) => existsSync(place))

let test: TestApp
let cast: Cast
let people: Cast['people']
let departments: Cast['departments']

const refusal = (promise: Promise<unknown>) => promise.then(() => undefined).catch((error: Refused) => error)
const handOut = (as: SeedPerson, body: Parameters<typeof bodyOf>[0]) =>
  test.call(task.createTask, { as, body: bodyOf(body) })
const bodyOf = (body: Record<string, unknown> & { name: string }) => body as never
const list = (as: SeedPerson, query: Record<string, unknown> = {}) =>
  test.call(task.listTasks, { as, query: { view: 'all', open: 'any', limit: 200, ...query } as never })

beforeAll(async () => {
  test = await openTestApp({ now: '2026-03-02T09:00:00+08:00' })
  cast = await test.seedPeople()
  people = cast.people
  departments = cast.departments
  // What each department does for another, and what only some may see.
  const { marketing, sales, design, product } = departments
  const seeded: Record<string, unknown>[] = [
    {
      name: '主视觉',
      ownerId: people.designer.id,
      dueOn: '2026-03-20',
      priority: 'P1',
      plannedStart: '2026-03-10',
    },
    {
      name: '文案',
      ownerId: people.marketer.id,
      dueOn: '2026-03-09',
      priority: 'P0',
      plannedStart: '2026-03-03',
    },
    { name: '报价', ownerId: people.seller.id, dueOn: '2026-02-27', priority: 'P3' },
    { name: '渠道', ownerId: people.seller.id, priority: 'P2' },
    { name: '样机', ownerId: people.productHead.id, dueOn: '2026-03-20', priority: 'P1' },
    { name: '密议', ownerId: people.productHead.id, dueOn: '2026-03-05', classification: 'confidential' },
  ]
  for (const body of seeded) await handOut(people.marketingHead, body as never)
  await handOut(people.designer, {
    name: '素材',
    ownerId: people.seller.id,
    dueOn: '2026-03-04',
    cooperating: [{ departmentId: marketing.id, provides: '文字' }],
  })
  expect([marketing, sales, design, product].every(({ id }) => id !== '')).toBe(true)
})
afterAll(() => test.close())

async function idOf(name: string): Promise<string> {
  const row = await asSystem(test.app.db, (tx) =>
    tx.selectFrom('task').select('id').where('name', '=', name).executeTakeFirstOrThrow(),
  )
  return row.id
}

describe('orders and groups', () => {
  it('pages through every order, both ways, without gap or double', async () => {
    const whole = (await list(people.marketingHead)).items.map(({ name }) => name).toSorted()
    expect(whole.length).toBeGreaterThan(5)
    for (const sort of registerSorts) {
      const both: string[][] = []
      for (const order of ['asc', 'desc'] as const) {
        const paged: string[] = []
        let cursor: string | null = null
        do {
          const page: Awaited<ReturnType<typeof list>> = await list(people.marketingHead, {
            sort,
            order,
            limit: 2,
            ...(cursor && { cursor }),
          })
          paged.push(...page.items.map(({ name }) => name))
          cursor = page.nextCursor
        } while (cursor !== null)
        expect(paged.toSorted(), `${sort} ${order}`).toEqual(whole)
        both.push(paged)
      }
      expect(both[0], sort).not.toEqual(both[1])
    }
    const byPriority = (await list(people.marketingHead, { sort: 'priority', order: 'asc' })).items
    expect(byPriority.map(({ priority }) => priority)).toEqual(
      byPriority.map(({ priority }) => priority).toSorted(),
    )
    const latest = (await list(people.marketingHead, { sort: 'due', order: 'desc' })).items
    expect(latest[0]?.dueOn).toBe('2026-03-20')
    expect(latest.at(-1)?.dueOn).toBe(null)
  })

  it('takes several values of one filter, and what has none', async () => {
    const names = async (query: Record<string, unknown>) =>
      (await list(people.marketingHead, query)).items.map(({ name }) => name).toSorted()
    expect(await names({ priority: 'P0,P3' })).toEqual(['报价', '文案'].toSorted())
    expect(await names({ departmentId: `${departments.design.id},${departments.marketing.id}` })).toEqual(
      ['主视觉', '文案'].toSorted(),
    )
    expect(
      await names({ dueFrom: '2026-03-04', dueTo: '2026-03-09', departmentId: departments.marketing.id }),
    ).toEqual(['文案'])
    expect(await names({ dated: 'false' })).toEqual(['渠道'])
    expect(await names({ meetingId: 'none', overdue: 'true' })).toEqual(['报价'])
    // what was reminded of (2 days ahead) and is not over
    expect(await names({ nearDue: 'true' })).toEqual(['素材'])
    expect(await refusal(list(people.marketingHead, { state: 'lovely' }))).toMatchObject({ status: 422 })
  })

  it.each(registerGroups)('counts by %s what the list then shows, for each person', async (by) => {
    for (const person of [people.marketingHead, people.salesHead, people.productHead, people.newcomer]) {
      const { items } = await test.call(contract.groupTasks, {
        as: person,
        query: { by, open: 'any', view: 'all' },
      })
      let sum = 0
      for (const group of items) {
        const rows = (await list(person, group.filter)).items
        expect(rows.length, `${person.name} ${group.key}`).toBe(group.count)
        sum += group.count
      }
      expect(sum, person.name).toBe((await list(person)).items.length)
    }
    const paged = await test.call(contract.groupTasks, {
      as: people.marketingHead,
      query: { by, open: 'any', view: 'all', limit: 1 },
    })
    const next = await test.call(contract.groupTasks, {
      as: people.marketingHead,
      query: {
        by,
        open: 'any',
        view: 'all',
        limit: 200,
        ...(paged.nextCursor && { cursor: paged.nextCursor }),
      },
    })
    if (paged.nextCursor) expect(next.items.map(({ key }) => key)).not.toContain(paged.items[0]?.key)
  })
})

describe('plan and debts', () => {
  it('S3-85 X-54: gives bars, milestones and dependencies by start, and no end that is out of sight', async () => {
    const [text, look, secret] = await Promise.all([idOf('文案'), idOf('主视觉'), idOf('密议')])
    const head = people.marketingHead
    const { version } = await test.call(task.getTask, { as: head, params: { id: look } })
    await test.call(task.updateTask, {
      as: head,
      params: { id: look },
      body: { version, milestones: [{ dueOn: '2026-03-12', departmentId: null, deliverable: '初稿' }] },
    })
    for (const taskId of [text, secret]) {
      await test.call(task.addDependency, {
        as: head,
        params: { id: look },
        body: { direction: 'waitsFor', taskId },
      })
    }
    const plan = async (as: SeedPerson) =>
      (await test.call(contract.readPlan, { as, query: { view: 'all' } })).items
    const mine = await plan(head)
    expect(mine.map(({ name }) => name)).toEqual(['报价', '文案', '素材', '密议', '主视觉', '样机', '渠道'])
    const bar = mine.find(({ id }) => id === look)
    expect(bar?.milestones).toMatchObject([{ dueOn: '2026-03-12', deliverable: '初稿', isDone: false }])
    expect(bar?.waitsFor.map(({ taskId }) => taskId)).toEqual([text, secret])
    const seen = (await plan(people.designer)).find(({ id }) => id === look)
    // The copy is marketing's own, the secret is nobody's business.
    expect(seen?.waitsFor).toEqual([])
  })

  it('lists among what I wait for also what work of mine waits for', async () => {
    const names = (await list(people.designer, { view: 'waiting' })).items.map(({ name }) => name)
    expect(names).toContain('素材')
    expect(names).not.toContain('主视觉')
    const text = await idOf('文案')
    await asSystem(test.app.db, (tx) =>
      tx.updateTable('task').set({ classification: 'public' }).where('id', '=', text).execute(),
    )
    const after = (await list(people.designer, { view: 'waiting' })).items.map(({ name }) => name)
    expect(after.toSorted()).toEqual([...names, '文案'].toSorted())
  })

  it('X-55: says which department owes which, and opens exactly the rows it has counted', async () => {
    for (const person of [
      people.marketingHead,
      people.salesHead,
      people.designer,
      people.supervisor,
      people.newcomer,
    ]) {
      const { cells } = await test.call(contract.readOwing, { as: person })
      for (const { debtor, creditor, count, overdue } of cells) {
        const rows = async (query: object) =>
          (
            await test.call(contract.listOwing, {
              as: person,
              query: { debtorId: debtor.id, creditorId: creditor.id, limit: 200, ...query } as never,
            })
          ).items
        const all = await rows({})
        expect(all.length, `${person.name} ${debtor.name} ${creditor.name}`).toBe(count)
        expect((await rows({ overdue: 'true' })).length).toBe(overdue)
        const seen = new Set((await list(person)).items.map(({ id }) => id))
        expect(all.every(({ id }) => seen.has(id))).toBe(true)
        expect(debtor.id).not.toBe(creditor.id)
      }
      if (person === people.newcomer) expect(cells).toEqual([])
    }
    const { cells } = await test.call(contract.readOwing, { as: people.marketingHead })
    const owed = cells.map(
      ({ debtor, creditor, count, overdue }) => `${debtor.name}→${creditor.name} ${count}/${overdue}`,
    )
    expect(owed).toContain('设计部→市场部 1/0')
    expect(owed).toContain('销售部→市场部 2/1')
    // the copy has to be there before the key visual
    expect(owed).toContain('市场部→设计部 1/0')
    const why = await test.call(contract.listOwing, {
      as: people.marketingHead,
      query: { debtorId: departments.marketing.id, creditorId: departments.design.id },
    })
    expect(why.items.map(({ name, why: reasons }) => [name, reasons])).toEqual([['文案', ['dependency']]])
  })
})

describe('saved views', () => {
  it('are found by whom they are shared with, and changed by their owner only', async () => {
    const save = (as: SeedPerson, body: object) =>
      test.call(contract.createRegisterView, { as, body: body as never })
    const own = await save(people.seller, { name: '我的', query: 'open=any' })
    const ours = await save(people.seller, {
      name: '部门',
      query: 'view=department',
      shared: 'department',
      departmentId: departments.sales.id,
    })
    const all = await save(people.seller, { name: '大家', query: 'view=all', shared: 'everybody' })
    const found = async (as: SeedPerson) =>
      (await test.call(contract.listRegisterViews, { as, query: {} })).items.map(({ name }) => name)
    expect(await found(people.seller)).toEqual(['大家', '我的', '部门'].toSorted())
    expect((await found(people.salesHead)).toSorted()).toEqual(['大家', '部门'].toSorted())
    expect((await found(people.vicePresident)).toSorted()).toEqual(['大家', '部门'].toSorted())
    expect(await found(people.designer)).toEqual(['大家'])
    const open = async (as: SeedPerson, id: string) =>
      (await test.call(contract.listRegisterViews, { as, query: { id } })).items[0]
    expect(await open(people.designer, all.id)).toMatchObject({ query: 'view=all', can: [] })
    expect(await open(people.designer, ours.id)).toBeUndefined()
    expect(await open(people.admin, own.id)).toBeUndefined()
    const change = (as: SeedPerson, id: string, body: object) =>
      test.call(contract.updateRegisterView, { as, params: { id }, body: body as never })
    expect(await refusal(change(people.designer, all.id, { version: 1, name: '我的了' }))).toMatchObject({
      status: 403,
    })
    expect(await change(people.seller, all.id, { version: 1, shared: 'private' })).toMatchObject({
      version: 2,
      shared: 'private',
      can: ['edit', 'remove'],
    })
    expect(await refusal(change(people.seller, all.id, { version: 1, name: '旧' }))).toMatchObject({
      status: 409,
      reason: 'registerView.stale',
    })
    expect(await found(people.designer)).toEqual([])
    expect(
      await refusal(
        save(people.seller, {
          name: '别人的',
          query: '',
          shared: 'department',
          departmentId: departments.design.id,
        }),
      ),
    ).toMatchObject({ status: 422, issues: [{ reason: 'registerView.notYourDepartment' }] })
    expect(
      await refusal(
        test.call(contract.removeRegisterView, { as: people.salesHead, params: { id: ours.id } }),
      ),
    ).toMatchObject({ status: 403 })
    await test.call(contract.removeRegisterView, { as: people.seller, params: { id: ours.id } })
    expect(await found(people.salesHead)).toEqual([])
  })
})

describe('changes of many', () => {
  const rowsOf = async (as: SeedPerson, names: readonly string[]) =>
    (await list(as)).items
      .filter(({ name }) => names.includes(name))
      .map(({ id, version }) => ({ id, version }))

  it('change each row as far as its own policy lets, and are taken back as a change of their own', async () => {
    const head = people.marketingHead
    const names = ['报价', '渠道', '素材', '样机']
    const before = (await list(head)).items.filter(({ name }) => names.includes(name))
    const tasks = await rowsOf(head, names)
    const done = await test.call(contract.changeTasks, {
      as: head,
      body: {
        tasks: [...tasks, { id: '00000000-0000-4000-8000-000000000000', version: 1 }],
        change: { priority: 'P0', dueOn: '2026-03-27' },
      },
    })
    const outcome = Object.fromEntries(
      done.rows.map(({ name, isDone, refusal: why }) => [name, isDone || why?.reason]),
    )
    // 报价 is overdue and its date moves by a delay report only; 素材 was handed out by somebody else
    expect(outcome).toEqual({
      报价: 'task.datesFixed',
      渠道: true,
      样机: true,
      素材: 'task.notYours',
      '': 'task.notFound',
    })
    const channel = before.find(({ name }) => name === '渠道')?.id ?? ''
    const look = () => test.call(task.getTask, { as: head, params: { id: channel } })
    expect(await look()).toMatchObject({ priority: 'P0', dueOn: '2026-03-27', originalDueOn: '2026-03-27' })
    const back = (as: SeedPerson) =>
      test.call(contract.undoChange, { as, params: { id: done.changeId ?? '' } })
    expect(await refusal(back(people.salesHead))).toMatchObject({ status: 404 })
    expect((await back(head)).rows.map(({ isDone }) => isDone)).toEqual([true, true])
    const after = await look()
    expect(after).toMatchObject({ priority: 'P2', dueOn: null, originalDueOn: null })
    expect(
      after.history.filter(({ move }) => move === 'edit').map(({ data }) => data.undoes ?? null),
    ).toEqual([null, done.changeId])
    expect(await refusal(back(head))).toMatchObject({ status: 409, reason: 'registerChange.undone' })
  })

  it('are not taken back over what somebody has changed since, nor after their time', async () => {
    const head = people.marketingHead
    const tasks = await rowsOf(head, ['渠道', '样机'])
    const change = async () =>
      (
        await test.call(contract.changeTasks, {
          as: head,
          body: { tasks: await rowsOf(head, ['渠道', '样机']), change: { ownerId: people.marketer.id } },
        })
      ).changeId ?? ''
    const changeId = await change()
    const [channel] = tasks.filter(({ id }) => id !== '')
    const now = await test.call(task.getTask, { as: head, params: { id: channel?.id ?? '' } })
    expect(now.owner?.name).toBe('林小满')
    expect(now.ownerDepartment?.name).toBe('市场部')
    await test.call(task.updateTask, {
      as: head,
      params: { id: now.id },
      body: { version: now.version, description: '又改' },
    })
    const undone = await test.call(contract.undoChange, { as: head, params: { id: changeId } })
    expect(undone.rows.map(({ isDone, refusal: why }) => isDone || why?.reason).toSorted()).toEqual(
      ['task.stale', true].toSorted(),
    )
    const other = await list(head)
    expect(
      other.items.filter(
        ({ owner, ownerDepartment }) => owner?.name === '陈拓' && ownerDepartment?.name === '产品部',
      ).length,
    ).toBeGreaterThan(0)
    const late = await change()
    test.setNow('2026-03-02T09:01:00+08:00')
    expect(await refusal(test.call(contract.undoChange, { as: head, params: { id: late } }))).toMatchObject({
      status: 409,
      reason: 'registerChange.tooLate',
    })
  })
})

describe('S3-30 S2-52: sheets out and in', () => {
  const exported = async (as: SeedPerson, query: Record<string, string> = {}) =>
    (await test.call(task.exportTasks, {
      as,
      query: { view: 'all', open: 'any', ...query } as never,
    })) as unknown as Buffer
  const send = (as: SeedPerson, content: Buffer, isTrial = false) =>
    test.call(isTrial ? contract.previewTaskImport : contract.importTasks, {
      as,
      file: { name: '任务.xlsx', content },
    })
  async function rowsOf(bytes: Buffer): Promise<unknown[][]> {
    const rows: unknown[][] = []
    for await (const { values } of streamXlsxRows(bytes, { sheet: 0 })) rows.push([...values])
    return rows
  }
  const workbook = async (rows: unknown[][]) =>
    Buffer.from(await writeXlsx({ sheets: [{ name: '表', rows: rows as never }] }))
  const count = () =>
    asSystem(test.app.db, (tx) =>
      tx
        .selectFrom('task')
        .select(({ fn }) => fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow(),
    ).then(({ n }) => Number(n))

  it.each(['allocation', 'tracking'])(
    'reads its own %s sheet back as unchanged, in every language',
    async (sheet) => {
      const head = people.marketingHead
      const id = await idOf('渠道')
      const { version } = await test.call(task.getTask, { as: head, params: { id } })
      await test.call(task.updateTask, {
        as: head,
        params: { id },
        body: {
          version,
          description: '第一行\n第二行',
          doneCriteria: ['清单 20 家', '经理确认'],
          notes: ['先做华东'],
          budgetCents: 123_450,
          cooperating: [{ departmentId: departments.design.id, provides: '图标' }],
          cooperatorIds: [people.designer.id, people.seller.id],
          milestones: [{ dueOn: '2026-03-10', departmentId: departments.sales.id, deliverable: '首批 名单' }],
          requiredFormats: [{ format: 'PDF', use: 'any' }],
        } as never,
      })
      for (const locale of ['zh-CN', 'zh-TW', 'en'] as const) {
        await asSystem(test.app.db, (tx) =>
          tx.updateTable('person').set({ locale }).where('id', '=', head.id).execute(),
        )
        const bytes = await exported(head, { sheet })
        // A Chinese reader gets it back from an English one: the sheet says in which language it was written.
        await asSystem(test.app.db, (tx) =>
          tx.updateTable('person').set({ locale: 'zh-CN' }).where('id', '=', head.id).execute(),
        )
        const read = await send(head, bytes, true)
        expect(read.sheet).toBe(sheet)
        expect(read.unknown).toEqual([])
        expect(
          read.rows.filter(({ plan, problems }) => plan !== 'skip' || problems.length > 0),
          locale,
        ).toEqual([])
        expect(read.counts.skip, locale).toBe((await list(head)).items.length)
      }
    },
  )

  it.skipIf(office === undefined).for(['allocation', 'tracking'])(
    'its %s sheet opens in LibreOffice, which reads every cell and whose copy comes back unchanged',
    { timeout: 120_000 },
    async (sheet, context) => {
      const head = people.marketingHead
      const bytes = await exported(head, { sheet })
      const folder = mkdtempSync(join(tmpdir(), 'bihuan-office-'))
      const heard: string[] = []
      const convert = (name: string): string | undefined => {
        const how = [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', 'xlsx']
        const out = join(folder, 'out')
        const made = join(out, `${parse(name).name}.xlsx`)
        // Its first start on a fresh profile may end before it has done anything.
        for (let start = 0; start < 2; start += 1) {
          const { status, signal, stderr } = spawnSync(
            office as string,
            [...how, '--outdir', out, join(folder, name)],
            { stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8', timeout: 25_000 },
          )
          if (status === 0 && existsSync(made)) return made
          heard.push(`${name}: ${status ?? signal} ${stderr.trim().slice(-200)}`)
        }
        return undefined
      }
      try {
        writeFileSync(join(folder, 'sheet.xlsx'), bytes)
        const copied = convert('sheet.xlsx')
        if (copied === undefined) {
          // One that cannot even read a line of text is none.
          writeFileSync(join(folder, 'plain.csv'), 'a,b\n')
          expect(
            convert('plain.csv'),
            `Reads plain text, but not the sheet: ${heard.join('; ')}`,
          ).toBeUndefined()
          return context.skip('LibreOffice does not run here')
        }
        if (process.env.BIHUAN_SCREENS)
          copyFileSync(join(folder, 'sheet.xlsx'), join(process.env.BIHUAN_SCREENS, `${sheet}.xlsx`))
        const copy = readFileSync(copied)
        // An empty cell is left out.
        const said = (rows: unknown[][]) =>
          rows.map((row) => row.flatMap((cell, at) => (cell === null || cell === '' ? [] : [[at, cell]])))
        expect(said(await rowsOf(copy))).toEqual(said(await rowsOf(bytes)))
        const read = await send(head, copy, true)
        expect(read.sheet).toBe(sheet)
        expect(read.rows.filter(({ plan, problems }) => plan !== 'skip' || problems.length > 0)).toEqual([])
        expect(read.counts.skip).toBe((await list(head)).items.length)
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    },
  )

  it('changes what was changed in a sheet, makes what is new once, and says what is wrong row by row', async () => {
    const head = people.marketingHead
    const [, heads = [], ...body] = await rowsOf(await exported(head))
    const at = (heading: string) => heads.indexOf(heading)
    const blank = () => heads.map(() => '')
    const fill = (row: unknown[], cells: Record<string, unknown>) => {
      for (const [heading, cell] of Object.entries(cells)) {
        expect(at(heading), heading).toBeGreaterThanOrEqual(0)
        row[at(heading)] = cell
      }
      return row
    }
    const named = (name: string) => [...(body.find((row) => row[at('任务名称')] === name) ?? [])]
    const rows = [
      ['二〇二六年三月'],
      heads,
      fill(named('渠道'), {
        任务描述: '改过的描述',
        里程碑节点: '2026-03-10 销售部 首批 名单\n2026/3/12 终稿',
        当前状态: '已完成',
      }),
      fill(named('素材'), { 任务名称: '素材改名' }),
      fill(blank(), {
        任务名称: '新任务一',
        负责部门: '设计部',
        负责人: '苏禾',
        计划完成时间: '2026年3月18日',
        '预算（元）': 88.5,
        协同人: '沈青、石静',
      }),
      fill(blank(), { 任务名称: '新任务一', 负责部门: '设计部' }),
      fill(blank(), { 任务名称: '谁来做', 负责人: '无此人', 计划完成时间: '下下下周' }),
      fill(blank(), { 任务编号: 'RW-1999-001', 任务名称: '没有的' }),
      fill(blank(), { 负责人: '苏禾' }),
    ]
    const bytes = await workbook(rows)
    const before = await count()
    const trial = await send(head, bytes, true)
    const shape = (view: typeof trial) =>
      view.rows.map(({ line, plan, problems }) => [
        line,
        plan,
        ...problems.map(({ column, reason }) => `${column} ${reason}`),
      ])
    const expected = [
      [3, 'update', 'state taskImport.notFromSheet'],
      [4, 'refuse', ' task.notYours'],
      [5, 'create'],
      [6, 'refuse', 'name taskImport.doubled'],
      [7, 'refuse', 'owner taskImport.unknownPerson', 'dueOn taskImport.notADay'],
      [8, 'refuse', 'number taskImport.unknownNumber'],
      [9, 'refuse', 'name taskImport.nameMissing'],
    ]
    expect(shape(trial)).toEqual(expected)
    // looking saves nothing
    expect(await count()).toBe(before)
    const saved = await send(head, bytes)
    expect(shape(saved)).toEqual(expected)
    const made = saved.counts.create
    expect(await count()).toBe(before + made)
    const fresh = await test.call(task.getTask, { as: head, params: { id: saved.rows[2]?.taskId ?? '' } })
    expect(fresh).toMatchObject({
      name: '新任务一',
      owner: { name: '苏禾' },
      ownerDepartment: { name: '设计部' },
      dueOn: '2026-03-18',
      budgetCents: 8850,
      state: 'todo',
    })
    expect(fresh.cooperators.map(({ name }) => name).toSorted()).toEqual(['沈青', '石静'].toSorted())
    const changed = await test.call(task.getTask, { as: head, params: { id: await idOf('渠道') } })
    expect(changed).toMatchObject({ description: '改过的描述', state: 'todo' })
    expect(changed.milestones.map(({ dueOn, deliverable }) => `${dueOn} ${deliverable}`)).toEqual([
      '2026-03-10 首批 名单',
      '2026-03-12 终稿',
    ])
    // the second time nothing is new
    const again = await send(head, bytes)
    expect(again.counts).toMatchObject({ create: 0, update: 0 })
    expect(await count()).toBe(before + made)
  })

  it('is no way to see or change what is out of sight', async () => {
    const secret = await asSystem(test.app.db, (tx) =>
      tx.selectFrom('task').select(['number', 'name']).where('name', '=', '密议').executeTakeFirstOrThrow(),
    )
    const bytes = await workbook([
      ['任务编号', '任务描述'],
      [secret.number, '改掉它'],
    ])
    const read = await send(people.designer, bytes, true)
    expect(read.rows).toMatchObject([{ plan: 'refuse', problems: [{ reason: 'taskImport.unknownNumber' }] }])
    expect(
      await refusal(
        send(
          people.designer,
          await workbook([
            ['甲', '乙'],
            [1, 2],
          ]),
          true,
        ),
      ),
    ).toMatchObject({
      reason: 'taskImport.noHeadings',
    })
  })
})
