import type { Deadline } from '#domain/analysis/deadline/deadline.ts'
import { type Owner, ownersIn } from '#domain/analysis/directory/owner.ts'
import type { Block, Span } from '#domain/analysis/document/doc.ts'
import { bestOf } from './due.ts'
import type { Ground } from './ground.ts'

/** What a line of its own adds to the task above it: 责任人：…, 完成时间：…. */
export interface Tail {
  owners: Owner[]
  cooperating: Owner[]
  collective: string | null
  due: Deadline | null
  criterion: Span | null
}

const label =
  /(责任(?:领导|部门|单位|人|科室)?|负责(?:部门|单位|人)?|牵头(?:部门|单位|人)?|主责(?:部门|单位|人)?|主办(?:部门|单位|人)?|承办(?:部门|单位|人)?|经办人?|执行人|跟进人|落实(?:部门|单位|人)|担当|owner|assignee|pic)|((?:配合|协办|协助|协同|支持)(?:部门|单位|人|方)?)|((?:完成|截止|办结|整改|交付|到期)?(?:时间|时限|期限|日期|节点)|截止|due|deadline|ddl)|((?:完成|验收|交付|考核)标准|验收要求|达成标准)/g
const begins = new RegExp(`^\\s*[(【[]?\\s*(?:${label.source})\\s*[】\\]]?\\s*[:为]`)

/** Whether words begin as a field of a task: 责任人：…. */
export const beginsField = (text: string) => begins.test(text)

/** What the block says of the one before, where it says nothing else. */
export function tailOf(ground: Ground, block: Block): Tail | null {
  if (block.kind === 'heading' || block.cells.length > 0) return null
  const span = { start: block.marker ? block.body.start : block.start, end: block.end }
  if (span.end - span.start > 120) return null
  const text = ground.folded(span)
  if (!begins.test(text)) return null
  const tail: Tail = { owners: [], cooperating: [], collective: null, due: null, criterion: null }
  const marks = [...text.matchAll(new RegExp(`(?:${label.source})\\s*[】\\]]?\\s*[:为]`, 'g'))]
  for (const [at, mark] of marks.entries()) {
    const value = {
      start: span.start + mark.index + mark[0].length,
      end: span.start + (marks[at + 1]?.index ?? text.length),
    }
    const { directory } = ground.setting
    // 责任人：王红；机房搬迁于4月底前完成 says more
    if (!mark[4] && /[;。].{3}/.test(ground.folded(value))) return null
    if (mark[1]) {
      tail.owners.push(...ownersIn(directory, ground.text(value)))
      tail.collective ??=
        directory.findNames(ground.text(value)).find(({ kind }) => kind === 'collective')?.written ?? null
    } else if (mark[2]) tail.cooperating.push(...ownersIn(directory, ground.text(value)))
    else if (mark[3]) tail.due = bestOf(ground.deadlinesIn(value))
    else if (mark[4]) tail.criterion = value
  }
  return tail
}
