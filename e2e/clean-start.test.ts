import { writeXlsx } from 'hucre'
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '#test/browser.ts'
import { type RunningProduct, startProduct } from '#test/start-product.ts'
import { desk, watched } from './people.ts'
import { barriers, settled } from './screens-check.ts'

/**
 * A company's own start: from an empty product to colleagues who sign in with passwords of their own,
 * and out again. Each step needs the one before, so they stand in one file in order.
 */
let product: RunningProduct
let browser: Browser
let admin: Page
let colleague: Page
const contexts: BrowserContext[] = []
const faults: string[] = []
const adminEmail = 'song.an@example.com'
const adminPassword = 'lantern over calm water'
const colleagueEmail = 'he.lin@example.com'
const colleaguePassword = 'seven quiet mountains'

beforeAll(async () => {
  product = await startProduct()
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await product?.close()
})

/** What people see when a step fails says more than the line at which it did. */
afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return
  for (const page of contexts.flatMap((context) => context.pages())) {
    console.log(
      `--- ${page.url()}\n${await page.locator('body').ariaSnapshot({ timeout: 3000 }).catch(String)}`,
    )
  }
})

/** A browser that nobody has used yet. */
async function anotherBrowser(): Promise<Page> {
  const context = await browser.newContext({
    baseURL: product.url,
    viewport: desk,
    locale: 'zh-CN',
    // Nobody watches it move, and every frame costs.
    reducedMotion: 'reduce',
    timezoneId: 'Asia/Shanghai',
  })
  context.setDefaultTimeout(20_000)
  contexts.push(context)
  const page = await context.newPage()
  const seen = watched(page)
  page.on('close', () => faults.push(...seen))
  return page
}

const field = (where: Page | Locator, name: string) => where.getByRole('textbox', { name, exact: true })
const button = (where: Page | Locator, name: string | RegExp) => where.getByRole('button', { name })
const dialog = (page: Page) => page.getByRole('dialog')

async function signIn(where: Page | Locator, email: string, password: string) {
  await field(where, '邮箱').fill(email)
  await field(where, '密码').fill(password)
  await button(where, '登录').click()
}

it('sets up an organisation with its first administrator', async () => {
  admin = await anotherBrowser()
  await admin.goto('/')
  await admin.waitForURL('**/setup')
  await settled(admin)
  expect(await barriers(admin)).toEqual([])
  await button(admin, '建立组织').click()
  await field(admin, '组织名称').fill('山下制造')
  await field(admin, '姓名').fill('宋安')
  await field(admin, '邮箱').fill(adminEmail)

  await field(admin, '密码').fill('short')
  await button(admin, '建立组织').click()
  await admin
    .getByText(/至少 10 个字/)
    .last()
    .waitFor()
  expect(await field(admin, '组织名称').inputValue()).toBe('山下制造')
  await field(admin, '密码').fill(adminPassword)
  await button(admin, '建立组织').click()
  await admin.waitForURL('**/settings/departments')
  await admin.getByText('还没有部门').waitFor()
})

it('adds departments by hand', async () => {
  for (const name of ['生产部', '质量部']) {
    await button(admin, '添加部门').click()
    await field(dialog(admin), '部门名称').fill(name)
    await button(dialog(admin), '保存').click()
    await dialog(admin).waitFor({ state: 'detached' })
    await admin.getByRole('table').getByText(name).first().waitFor()
  }
  await button(admin, '添加部门').click()
  await field(dialog(admin), '部门名称').fill('生产部')
  await button(dialog(admin), '保存').click()
  await dialog(admin).getByText('同一级下已有名为“生产部”的部门').first().waitFor()
  await button(dialog(admin), '关闭').click()
})

const heads = ['姓名', '部门', '职务', '邮箱', '工号', '部门负责人']
const staff = [
  ['何林', '生产部', '经理', colleagueEmail, 'S001', '是'],
  ['柯宁', '质量部', '检验员', 'ke.ning@example.com', 'S002', '否'],
  ['万青', '物流部/仓库', '主管', 'wan.qing@example.com', 'S003', '是'],
]

async function choose(rows: readonly string[][]) {
  const bytes = await writeXlsx({ sheets: [{ name: '人员', rows: [heads, ...rows] }] })
  await admin.locator('input[type=file]').setInputFiles({
    name: '人员名单.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer: Buffer.from(bytes),
  })
}

it('reads a staff list, shows what is wrong row by row, and saves a right one whole', async () => {
  await admin.goto('/settings/import')
  await choose([
    ...staff,
    ['倪佳', '质量部', '检验员', 'ni.jia', 'S004', '否'],
    ['', '质量部', '', '', 'S005', '否'],
  ])
  await admin.getByText('新增 3 人，更新 0 人，无变化 0 人，有误 2 行').waitFor()
  await admin.getByText('将新建部门：', { exact: false }).waitFor()
  const row = (line: number) => admin.getByRole('row', { name: new RegExp(`^${line} 有误`) })
  await row(5).getByText('“ni.jia”不是有效的邮箱。').waitFor()
  await row(6).getByText('缺少姓名。').waitFor()
  expect(await button(admin, /^导入 3 人/).isDisabled()).toBe(true)

  await button(admin, '换一个文件').click()
  await choose(staff)
  await button(admin, '导入 3 人').click()
  await admin.waitForURL('**/settings/people')
  for (const name of ['何林', '柯宁', '万青'])
    await admin.getByRole('row', { name: new RegExp(name) }).waitFor()
  await admin.goto('/settings/departments')
  await admin.getByText('仓库').first().waitFor()
})

/** The link that the administrator hands to a person. */
async function invitationFor(name: string): Promise<string> {
  await admin.goto('/settings/people')
  await button(admin.getByRole('row', { name: new RegExp(name) }), '发邀请').click()
  const link = await dialog(admin).getByLabel('复制链接').first().inputValue()
  await button(dialog(admin), '关闭').click()
  return new URL(link).pathname
}

it('lets an invited person choose a password, and refuses a weak one where it is typed', async () => {
  const link = await invitationFor('何林')
  colleague = await anotherBrowser()
  await colleague.goto(link)
  await colleague.getByRole('heading', { name: '加入山下制造' }).waitFor()
  await colleague.getByText(colleagueEmail).waitFor()
  expect(await barriers(colleague)).toEqual([])
  for (const [weak, said] of [
    ['short', /至少 10 个字/],
    ['1234567890', /太常见/],
    ['he.lin@example.com', /姓名或邮箱/],
  ] as const) {
    await field(colleague, '密码').fill(weak)
    await button(colleague, '设置密码并进入').click()
    const password = field(colleague, '密码')
    await colleague.locator('.field-issue, [role=alert]').filter({ hasText: said }).first().waitFor()
    expect(await password.getAttribute('aria-invalid')).toBe('true')
  }
  await field(colleague, '密码').fill(colleaguePassword)
  await button(colleague, '设置密码并进入').click()
  await colleague.waitForURL((url) => url.pathname === '/')
  await colleague.getByText('现在没有等您处理的事').waitFor()

  // A link works once.
  const late = await anotherBrowser()
  await late.goto(link)
  await late.getByText('这个邀请链接已失效，请让管理员重新发一个。').waitFor()
  await late.close()
})

it('lets nobody become somebody else in a real organisation', async () => {
  expect(await button(colleague, '切换人员').count()).toBe(0)
  const people = (await (await admin.request.get('/api/v1/people')).json()) as {
    items: { id: string; name: string }[]
  }
  const personId = people.items.find(({ name }) => name === '宋安')?.id
  const refused = await colleague.request.post('/api/v1/session/switch', {
    data: { personId },
    headers: { origin: product.url },
  })
  expect(refused.status()).toBe(403)
  expect(
    ((await (await colleague.request.get('/api/v1/session/demo-people')).json()) as { items: [] }).items,
  ).toEqual([])
})

it('signs in with e-mail and password, refuses a wrong one in words, and slows down whoever guesses', async () => {
  const other = await anotherBrowser()
  await other.goto('/tasks?view=mine')
  await other.getByRole('heading', { name: '登录山下制造' }).waitFor()
  expect(new URL(other.url()).searchParams.get('then')).toBe('/tasks?view=mine')
  await signIn(other, colleagueEmail, 'not my password')
  await other.getByText('邮箱或密码不对。').waitFor()
  await signIn(other, colleagueEmail.toUpperCase(), colleaguePassword)
  // It leads on to where one wanted to go.
  await other.waitForURL('**/tasks?view=mine')

  const guessing = await anotherBrowser()
  await guessing.goto('/sign-in')
  for (let tries = 0; tries < 8; tries++) {
    await signIn(guessing, 'ke.ning@example.com', `guess number ${tries}`)
    await guessing.getByText('邮箱或密码不对。').waitFor()
    await button(guessing, '登录').and(guessing.locator(':enabled')).waitFor()
  }
  await signIn(guessing, 'ke.ning@example.com', 'one guess too many')
  await guessing.getByText(/尝试次数太多，请 \d+ 秒后再试。/).waitFor()
  await guessing.close()
})

it('ends a session from another browser at once, and loses nothing that was typed there', async () => {
  const other = contexts
    .flatMap((context) => context.pages())
    .find((page) => page.url().includes('view=mine')) as Page
  await other.goto('/tasks/new')
  const typed = '每周一核对库存并通报差异'
  await field(other, '任务名称').fill(typed)

  await colleague.goto('/settings')
  const rows = colleague.getByRole('row')
  await rows.filter({ hasNotText: '本机' }).getByRole('button', { name: '结束登录' }).first().waitFor()
  expect(await button(colleague, '结束登录').count()).toBe(1)
  await button(colleague, '结束登录').click()
  await colleague.getByText('已结束').first().waitFor()

  expect((await other.request.get('/api/v1/today')).status()).toBe(401)
  await button(other, '下达任务').click()
  const again = dialog(other)
  await again.getByText('登录已过期').waitFor()
  expect(await field(again, '邮箱').inputValue()).toBe(colleagueEmail)
  await field(again, '密码').fill(colleaguePassword)
  await button(again, '登录').click()
  await again.waitFor({ state: 'detached' })
  expect(await field(other, '任务名称').inputValue()).toBe(typed)
  await other.reload()
  expect(await field(other, '任务名称').inputValue()).toBe(typed)
  await other.close()
})

it('changes a password; the old one opens nothing any more', async () => {
  const changed = 'eight loud mountains'
  await colleague.goto('/settings')
  await field(colleague, '当前密码').fill('not my password')
  await field(colleague, '新密码').fill(changed)
  await button(colleague, '修改密码').click()
  await colleague.getByText('当前密码不对。').waitFor()
  await field(colleague, '当前密码').fill(colleaguePassword)
  await button(colleague, '修改密码').click()
  await colleague.getByText('密码已修改').first().waitFor()

  const other = await anotherBrowser()
  await other.goto('/sign-in')
  await signIn(other, colleagueEmail, colleaguePassword)
  await other.getByText('邮箱或密码不对。').waitFor()
  await signIn(other, colleagueEmail, changed)
  await other.waitForURL((url) => url.pathname === '/')
  await other.close()
})

it('ends every session of a person who is disabled, and lets them in again once enabled', async () => {
  await colleague.goto('/')
  await admin.goto('/settings/people')
  await button(admin, '何林').click()
  await button(dialog(admin), '停用').click()
  await button(admin.getByRole('alertdialog'), '停用').click()
  await admin.getByRole('row', { name: /何林.*已停用/ }).waitFor()
  expect((await colleague.request.get('/api/v1/today')).status()).toBe(401)

  const other = await anotherBrowser()
  await other.goto('/sign-in')
  await signIn(other, colleagueEmail, 'eight loud mountains')
  await other.getByText('邮箱或密码不对。').waitFor()
  await button(admin, '何林').click()
  await button(dialog(admin), '恢复启用').click()
  await admin.getByRole('row', { name: /何林.*在用/ }).waitFor()
  await signIn(other, colleagueEmail, 'eight loud mountains')
  await other.waitForURL((url) => url.pathname === '/')
})

it('sends whoever asks for the setup of a real organisation to its door, and ends without an error', async () => {
  const late = await anotherBrowser()
  await late.goto('/setup')
  await late.waitForURL('**/sign-in')
  const again = await late.request.post('/api/v1/setup', {
    data: { kind: 'demo' },
    headers: { origin: product.url },
  })
  expect(again.status()).toBe(409)
  for (const context of contexts) for (const page of context.pages()) await page.close()
  expect(faults).toEqual([])
})
