import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { search } from '#contract/today.ts'
import { sees } from '#domain/audience/audience.ts'
import { classifications } from '#domain/meeting/enums.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import type { Cast } from '#test/people.ts'
import { questionOf } from './question.ts'

let test: TestApp
let cast: Cast
beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
})
afterAll(() => test.close())

type Person = { readonly id: string }
const found = async (as: Person, q: string, limit = 50) =>
  (await test.call(search, { as, query: { q, limit } })).items

type Row = { classification?: (typeof classifications)[number]; departments?: string[]; people?: string[] }
// Digits of a random number would be found where digits are looked for.
const letters = () => randomUUID().replace(/[\d-]/g, '')

async function addTask(name: string, row: Row = {}): Promise<string> {
  return asSystem(test.app.db, async (tx) => {
    const { id } = await tx
      .insertInto('task')
      .values({
        number: `RW-${letters()}`,
        name,
        classification: row.classification ?? 'public',
        department_ids: row.departments ?? [],
        participant_ids: row.people ?? [],
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  })
}
const titles = async (q: string) => (await found(cast.people.marketer, q)).map(({ title }) => title).sort()

describe('words', () => {
  beforeAll(async () => {
    for (const name of [
      '与法务部核对合同',
      '财务部门方法培训',
      'Q4营销活动物料',
      'Marketing plan 白鲸项目',
      '渠道方案 华东门店',
      '100%到货率',
    ]) {
      await addTask(name)
    }
  })

  it.each([
    ['two characters', '法务', ['与法务部核对合同']],
    ['three that follow each other', '法务部', ['与法务部核对合同']],
    ['not two that stand apart', '财法', []],
    ['one character that begins a pair', '鲸', ['Marketing plan 白鲸项目']],
    ['one that only ends a run', '料', ['Q4营销活动物料']],
    ['the beginning of a word, whatever its case', 'MARKET', ['Marketing plan 白鲸项目']],
    ['letters and characters together', 'q4营销', ['Q4营销活动物料']],
    ['all words in any order', '华东 渠道', ['渠道方案 华东门店']],
    ['no half of two words', '渠道 培训', []],
    ['full-width letters', 'Ｑ４', ['Q4营销活动物料']],
    ['punctuation of the query language', "法务 & | ! ( ' :*", ['与法务部核对合同']],
    ['a percent sign that is only that', '100%', ['100%到货率']],
    ['punctuation alone', '，。！', []],
  ])('finds by %s', async (_case, q, expected) => {
    expect(await titles(q)).toEqual(expected)
  })

  it('asks the same of the index whatever is typed', async () => {
    const question = (q: string) => asSystem(test.app.db, (tx) => questionOf(tx, q))
    expect(await question('法务部')).toBe("('法务' <-> '务部')")
    expect(await question('鲸 Q4营销')).toBe("('鲸':*) & ('q4':* <-> '营销')")
    expect(await question('！')).toBeUndefined()
  })
})

describe('sight', () => {
  it('shows of every noun and every level what the rule of sight shows, and nothing else', async () => {
    const { departments, people } = cast
    const organiser = people.marketingHead.id
    const made: { id: string; noun: string; audience: Parameters<typeof sees>[1] }[] = []
    for (const classification of classifications) {
      for (const departmentIds of [[], [departments.marketing.id], [departments.design.id]]) {
        for (const participantIds of [[], [people.seller.id]]) {
          const audience = { classification, departmentIds, participantIds }
          const columns = { classification, department_ids: departmentIds, participant_ids: participantIds }
          const number = randomUUID()
          await asSystem(test.app.db, async (tx) => {
            const meeting = await tx
              .insertInto('meeting')
              .values({ ...columns, number: `HY-${number}`, name: '晨曦计划会', organiser_id: organiser })
              .returning('id')
              .executeTakeFirstOrThrow()
            const decision = await tx
              .insertInto('decision')
              .values({
                ...columns,
                number: `JY-${number}`,
                meeting_id: meeting.id,
                content: '晨曦计划延到5月',
              })
              .returning('id')
              .executeTakeFirstOrThrow()
            const minutes = await tx
              .insertInto('minutes')
              .values({
                ...columns,
                number: `HYJY-${number}`,
                meeting_id: meeting.id,
                state: 'draft',
                current_version: 1,
              })
              .returning('id')
              .executeTakeFirstOrThrow()
            await tx
              .insertInto('minutes_version')
              .values({
                minutes_id: minutes.id,
                no: 1,
                content: JSON.stringify({ basics: { name: '晨曦' }, topics: [{ notes: ['计划书见附件'] }] }),
              })
              .execute()
            made.push(
              { id: meeting.id, noun: 'meeting', audience },
              { id: decision.id, noun: 'decision', audience },
              { id: minutes.id, noun: 'minutes', audience },
            )
          })
          made.push({
            id: await addTask('晨曦任务', {
              classification,
              departments: departmentIds,
              people: participantIds,
            }),
            noun: 'task',
            audience,
          })
        }
      }
    }
    for (const person of Object.values(people)) {
      const actor = await test.actorOf(person)
      for (const noun of ['meeting', 'decision', 'task', 'minutes']) {
        const wanted = made
          .filter((one) => one.noun === noun && sees(actor, one.audience))
          .map(({ id }) => id)
        const items = await found(person, '晨曦', 50)
        const shown = items.filter((item) => item.noun === noun).map(({ id }) => id)
        // Four nouns share fifty places; what is shown is never more than may be seen, and the newest first.
        expect(wanted).toEqual(expect.arrayContaining(shown))
        expect(shown).toEqual([...shown].sort().reverse())
        if (wanted.length <= 12) expect(shown.length, `${person.name} ${noun}`).toBe(wanted.length)
      }
    }
  })

  it('forgets what was reworded or deleted', async () => {
    const id = await addTask('碧波方案')
    expect(await titles('碧波')).toEqual(['碧波方案'])
    await asSystem(test.app.db, (tx) =>
      tx.updateTable('task').set({ name: '青山方案' }).where('id', '=', id).execute(),
    )
    expect(await titles('碧波')).toEqual([])
    expect(await titles('青山')).toEqual(['青山方案'])
    await asSystem(test.app.db, (tx) => tx.deleteFrom('task').where('id', '=', id).execute())
    expect(await titles('青山')).toEqual([])
    const left = await asSystem(test.app.db, (tx) =>
      tx.selectFrom('search_text').select('noun_id').where('noun_id', '=', id).execute(),
    )
    expect(left).toEqual([])
  })
})

it('finds people by name and pinyin, and leaves room for every noun', async () => {
  await asSystem(test.app.db, (tx) =>
    sql`update person set pinyin = 'shenqing', initials = 'sq' where id = ${cast.people.seller.id}`.execute(
      tx,
    ),
  )
  for (const q of ['沈青', 'shenq', 'sq']) {
    expect(await found(cast.people.marketer, q)).toContainEqual(
      expect.objectContaining({
        noun: 'person',
        id: cast.people.seller.id,
        link: `/people/${cast.people.seller.id}`,
      }),
    )
  }
  for (let at = 0; at < 12; at += 1) await addTask(`沈青的任务${at}`)
  const items = await found(cast.people.marketer, '沈青', 5)
  expect(items.map(({ noun }) => noun)).toEqual(['person', 'task', 'task', 'task', 'task'])
  expect(items[1]?.title).toBe('沈青的任务11')
})
