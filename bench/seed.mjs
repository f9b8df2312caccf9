// A register as a company has one after some years: tasks of everybody, most of them done, due dates over
// four years, a tenth of them secret. Only rows that the product itself could have written.

const places = ['华东', '华南', '华北', '西南', '东北', '华中', '西北', '海外']
const things = [
  '渠道',
  '门店',
  '合同',
  '预算',
  '报价',
  '样机',
  '海报',
  '培训',
  '库存',
  '物流',
  '接口',
  '账号',
  '发票',
  '客诉',
]
const acts = ['清单', '方案', '核对', '整改', '上线', '验收', '排期', '评审', '复盘', '测试', '汇总', '报批']

/** The first `searchable` tasks are also findable; the text index of a million rows would take most of the run. */
export async function seedTasks(client, tasks, searchable) {
  await insert(client, 1, Math.min(tasks, searchable))
  if (tasks > searchable) {
    await client.query('alter table task disable trigger task_search_text')
    for (let from = searchable + 1; from <= tasks; from += 100_000) {
      await insert(client, from, Math.min(tasks, from + 99_999))
    }
    await client.query('alter table task enable trigger task_search_text')
  }
  await settleClocks(client)
  await client.query('vacuum (analyze) task')
  await client.query('vacuum (analyze) search_text')
  await client.query('checkpoint')
}

async function insert(client, from, to) {
  await client.query(
    `with member as (
       select row_number() over (order by p.id) - 1 as n, count(*) over () as of, p.id, pd.department_id
       from person p join person_department pd on pd.person_id = p.id and pd.is_primary
     ), drawn as (
       -- A hash of the number instead of chance: the same register every time.
       select n, abs(hashint8(n)::bigint) as a, abs(hashint8(n + 1000000007)::bigint) as b, abs(hashint8(n * 31)::bigint) as c
       from generate_series($1::bigint, $2::bigint) n
     )
     insert into task (number, name, description, owner_id, owner_department_id, assigner_id, planned_start, due_on,
       original_due_on, priority, state, percent, done_criteria, last_update_at, done_at, classification,
       department_ids, participant_ids, created_by, created_at, updated_at)
     select 'RW-B-' || drawn.n,
       ($3::text[])[1 + a % 8] || ($4::text[])[1 + b % 14] || ($5::text[])[1 + c % 12] || '第' || drawn.n || '项',
       '由' || ($3::text[])[1 + b % 8] || '团队提供' || ($4::text[])[1 + c % 14] || '数据,经复核后提交' || ($5::text[])[1 + a % 12] || '结果。',
       o.id, o.department_id, g.id, due - 14, due, due,
       'P' || (1 + b % 3), s.state, case s.state when 'done' then 100 when 'todo' then 0 else (c % 90)::int end,
       array['结果已提交', '数据已复核'], case when s.state = 'done' then (due - 7)::timestamptz else now() end, case when s.state = 'done' then due::timestamptz end,
       case when c % 10 = 0 then 'secret' else 'internal' end,
       array(select distinct unnest(array[o.department_id, g.department_id])),
       array(select distinct unnest(array[o.id, g.id])), g.id, (due - 20)::timestamptz, (due - 7)::timestamptz
     from drawn
     join member o on o.n = a % o.of
     join member g on g.n = b % g.of
     cross join lateral (select current_date + (c % 1500)::int - 1400 as due) d
     cross join lateral (select case
       when due < current_date - 30 then case when b % 50 = 0 then 'inProgress' when b % 23 = 0 then 'cancelled' else 'done' end
       else (array['todo', 'inProgress', 'inProgress', 'delayed', 'done'])[1 + b % 5] end as state) s`,
    [from, to, places, things, acts],
  )
}

/** Everybody has been reminded already: what is measured is not the product catching up with years of reminders. */
async function settleClocks(client) {
  await client.query(
    `insert into reminder (clock, noun, noun_id, person_id, occasion)
     select clock, 'task', t.id, t.owner_id, t.due_on::text
     from task t cross join unnest(array['C-08', 'C-09']) clock
     where t.number like 'RW-B-%' and t.state not in ('done', 'cancelled')
       and t.due_on between current_date - 70 and current_date + 40
     on conflict do nothing`,
  )
}

/** Two characters each, as people type them. */
export const searchWords = [...places.slice(0, 7), ...things, ...acts]
