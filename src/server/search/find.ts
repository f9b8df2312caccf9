import { type RawBuilder, sql } from 'kysely'
import { type SearchedNoun, searchedNouns } from '#contract/today.ts'
import type { Actor } from '#domain/person/actor.ts'
import type { Db } from '#server/db/database.ts'
import { visibleTo } from '#server/meeting/visible.ts'
import { searchPeople } from '#server/organisation/person-queries.ts'
import { questionOf } from './question.ts'

export interface Found {
  readonly noun: SearchedNoun | 'person'
  readonly id: string
  readonly number: string
  readonly title: string
  readonly state: string
  readonly link: string
}

/**
 * People first, because a name is what is typed most; then each noun with its newest. Of every noun at most
 * `limit`, and the whole evenly: one with many hits leaves room for the others.
 */
export async function find(tx: Db, actor: Actor, typed: string, limit: number): Promise<Found[]> {
  const people = await searchPeople(tx, typed, limit)
  const groups: Found[][] = [
    people.map(({ id, name, jobTitle, departmentName }) => ({
      noun: 'person',
      id,
      number: '',
      title: [name, departmentName, jobTitle].filter(Boolean).join(' '),
      state: '',
      link: `/people/${id}`,
    })),
  ]
  const question = await questionOf(tx, typed)
  if (question !== undefined) {
    const many = await manyHits(tx, question)
    for (const noun of searchedNouns) {
      groups.push(await newest(tx, actor, { noun, question, isCommon: many.has(noun), limit }))
    }
  }
  return evenly(groups, limit)
}

/** Up to so many hits it is quicker to take them all and sort; with more, to walk from the newest. */
const few = 2000

/** Nouns in which the words are so common that the newest hits are soon met. */
async function manyHits(tx: Db, question: string): Promise<Set<SearchedNoun>> {
  const counts = searchedNouns.map(
    (noun) => sql`select ${sql.lit(noun)} as noun, count(*) as hits from (
      select 1 from search_text
      where noun = ${sql.lit(noun)} and search @@ to_tsquery('simple', ${question}) limit ${few + 1}) hit`,
  )
  const { rows } = await sql<{
    noun: SearchedNoun
    hits: number
  }>`${sql.join(counts, sql` union all `)}`.execute(tx)
  return new Set(rows.filter(({ hits }) => hits > few).map(({ noun }) => noun))
}

interface Asked {
  readonly noun: SearchedNoun
  readonly question: string
  readonly isCommon: boolean
  readonly limit: number
}

/** The newest hits that this person may see. Ids grow with time, so their order is the order of making. */
async function newest(tx: Db, actor: Actor, asked: Asked): Promise<Found[]> {
  const { noun, question, isCommon, limit } = asked
  const hits = sql`search_text hit where hit.noun = ${sql.lit(noun)}
    and hit.search @@ to_tsquery('simple', ${question})`
  const seen = sql`select found.id, found.number, ${titleOf(noun)} as title, found.state, ${placeOf(noun)} as place
    from ${rowsOf(noun)} where found.id = hit.noun_id and ${visibleTo(actor, seenWithHome.has(noun) ? 'home' : 'found')}
      ${noun === 'minutes' ? sql`and found.state <> 'recording'` : sql``} offset 0`
  // Left to itself the planner walks all rows from the newest to find a rare word, or reads the whole table
  // to look a few of them up: so few hits are taken first (materialized), and each is looked up by its id
  // (offset 0). Of many hits the newest are soon met, so there the walk is what is wanted.
  const { rows } = await sql<{ id: string; number: string; title: string; state: string; place: string }>`
    with hit as ${isCommon ? sql`not materialized` : sql`materialized`} (select hit.noun_id from ${hits})
    select found.* from hit cross join lateral (${seen}) found
    order by ${isCommon ? sql`hit.noun_id` : sql`found.id`} desc limit ${limit}`.execute(tx)
  return rows.map(({ place, ...row }) => ({ ...row, noun, link: place }))
}

const paths: Readonly<Record<SearchedNoun, string>> = {
  meeting: 'meetings',
  decision: 'decisions',
  task: 'tasks',
  minutes: 'minutes',
  collaboration: 'collaborations',
  request: 'requests',
  conflict: 'conflicts',
  risk: 'risks',
  milestone: 'milestones',
  change: 'changes',
  retrospective: 'collaborations',
  sync: 'syncs',
}

/** These have no audience of their own. */
const seenWithHome: ReadonlySet<SearchedNoun> = new Set(['risk', 'milestone', 'change'])

function placeOf(noun: SearchedNoun): RawBuilder<string> {
  // It has the id of its collaboration.
  if (noun === 'retrospective') return sql`'/collaborations/' || found.id || '/retrospective'`
  return sql`${sql.lit(`/${paths[noun]}/`)} || found.id`
}

/** A risk has no audience of its own: it is seen with what it hangs on. */
function rowsOf(noun: SearchedNoun): RawBuilder<unknown> {
  if (noun === 'milestone' || noun === 'change') {
    const table = noun === 'change' ? 'change_request' : noun
    return sql`${sql.table(table)} found join collaboration home on home.id = found.collaboration_id`
  }
  if (noun !== 'risk') return sql`${sql.table(noun)} found`
  return sql`risk found
    left join task t on t.id = found.task_id
    left join decision d on d.id = found.decision_id
    left join meeting m on m.id = found.meeting_id
    left join collaboration c on c.id = found.collaboration_id
    cross join lateral (
      select
        case when found.task_id is not null then t.classification when found.decision_id is not null then d.classification
          when found.meeting_id is not null then m.classification else c.classification end as classification,
        case when found.task_id is not null then t.department_ids when found.decision_id is not null then d.department_ids
          when found.meeting_id is not null then m.department_ids else c.department_ids end as department_ids,
        case when found.task_id is not null then t.participant_ids when found.decision_id is not null then d.participant_ids
          when found.meeting_id is not null then m.participant_ids else c.participant_ids end as participant_ids
    ) home`
}

function titleOf(noun: SearchedNoun): RawBuilder<string> {
  switch (noun) {
    case 'decision':
      return sql`left(found.content, 120)`
    case 'minutes':
      // Of the text itself: whoever only gets the minutes may not see the meeting.
      return sql`coalesce((select content #>> '{basics,name}' from minutes_version text
        where text.minutes_id = found.id and text.no = found.current_version), '')`
    case 'risk':
      return sql`left(found.text, 120)`
    case 'conflict':
    case 'retrospective':
    case 'sync':
      return sql`found.title`
    case 'change':
      return sql`found.title`
    case 'milestone':
    case 'meeting':
    case 'collaboration':
    case 'request':
    case 'task':
      return sql`found.name`
  }
}

/** One of each in turn until there are enough, given group by group. */
function evenly(groups: readonly (readonly Found[])[], limit: number): Found[] {
  const shares = groups.map(() => 0)
  let left = limit
  while (left > 0 && shares.some((share, at) => share < (groups[at]?.length ?? 0))) {
    for (const [at, group] of groups.entries()) {
      const share = shares[at] ?? 0
      if (left === 0 || share >= group.length) continue
      shares[at] = share + 1
      left -= 1
    }
  }
  return groups.flatMap((group, at) => group.slice(0, shares[at]))
}
