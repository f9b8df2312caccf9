import { type RawBuilder, sql } from 'kysely'
import type { SearchedNoun } from '#contract/today.ts'
import type { Db } from '#server/db/database.ts'

/**
 * What is typed, as a question to the text index; undefined if there is nothing to ask for. Every word must
 * be found; within a word its pairs of characters must follow each other, so 法务部 does not find 法务 and
 * 财务部 apart. Letters and digits, and a single character, need only be how something begins.
 */
export async function questionOf(tx: Db, typed: string): Promise<string | undefined> {
  const words = typed.normalize('NFKC').trim().split(/\s+/)
  const { rows } = await sql<{ question: string | null }>`
    select string_agg(word, ' & ') as question from (
      select '(' || string_agg(
        quote_literal(token) || case when token ~ '^[a-z0-9]' or length(token) = 1 then ':*' else '' end,
        ' <-> ' order by at) || ')' as word
      from unnest(${words}::text[]) with ordinality typed (text, nth),
        unnest(string_to_array(trim(search_tokens(text)), ' ')) with ordinality tokens (token, at)
      where token <> '' group by nth) words`.execute(tx)
  return rows[0]?.question ?? undefined
}

/**
 * True of rows whose text answers the question; `id` is the row's id. The question is worked out before,
 * so that the planner sees how rare it is. Without one nothing is found.
 */
export function answers(noun: SearchedNoun, id: string, question: string | undefined): RawBuilder<boolean> {
  if (question === undefined) return sql<boolean>`false`
  return sql<boolean>`${sql.ref(id)} in (
    select noun_id from search_text where noun = ${sql.lit(noun)} and search @@ to_tsquery('simple', ${question}))`
}
