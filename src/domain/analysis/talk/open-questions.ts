import type { Reading, StatementItem } from '#domain/analysis/analysis.ts'
import { asksOutright, isBehind, isQuestion, postpones } from './pending.ts'
import { inOrder, statementOf } from './statement.ts'
import { turnsOf } from './turns.ts'
import { type Unit, unitsOf } from './unit.ts'

/** What was put off, left undecided or asked without an answer. */
export function findOpenQuestions(reading: Reading): StatementItem[] {
  const found: StatementItem[] = []
  for (const unit of unitsOf(reading.doc)) {
    if (unit.block.box === 'done' || unit.block.box === 'dropped' || unit.place.section === 'before') continue
    const item = putOff(reading, unit) ?? asked(reading, unit) ?? listed(reading, unit)
    if (item) found.push(item)
  }
  return inOrder([...found, ...unanswered(reading)])
}

function putOff(reading: Reading, unit: Unit): StatementItem | null {
  for (const [at, part] of unit.parts.entries()) {
    if (!postpones(part.text) || isBehind(part.text.slice(0, 8)) || /^(?:如|若)/.test(part.text)) continue
    if (/(?:负责人|责任人|人选)待定|确定后|明确后|定了|已(?:经)?(?:确定|明确|定)/.test(part.text)) continue
    // 是否自研，待…再定: the question stands before
    const above = unit.parts[at - 1]
    const start = above && (isQuestion(above.text) || part.text.length <= 6) ? above.start : part.start
    const last = unit.block.sentences[unit.nth - 1]
    const question =
      last && at === 0 && /[?]$/.test(reading.doc.folded.slice(last.start, last.end)) ? last.start : null
    let end = part.end
    for (const more of unit.parts.slice(at + 1)) {
      if (!postpones(more.text)) break
      end = more.end
    }
    const later = /下次|下回|会后|改天|择日|另行|下期|再议|缓|搁置|届时|回头|下周|留待|提交/.test(part.text)
    return statementOf(
      reading,
      { start: question ?? start, end },
      later ? 'open.postponed' : 'open.undecided',
      0.8,
    )
  }
  return null
}

/** A question among notes, with nothing behind it in its line. */
function asked(reading: Reading, unit: Unit): StatementItem | null {
  if (unit.block.kind === 'speech' || !asksOutright(unit.text)) return null
  if (/^.{0,16}(?:询问|问|提问|质询)/.test(unit.text)) return null
  const last = unit.block.sentences.at(-1)
  const next = unit.block.sentences[unit.nth + 1]
  const unsettled =
    unit.sentence === last ||
    (next !== undefined && postpones(reading.doc.folded.slice(next.start, next.end)))
  return unsettled && /[?]/.test(unit.text)
    ? statementOf(reading, { start: unit.sentence.start, end: unit.sentence.end }, 'open.asked', 0.6)
    : null
}

function listed(reading: Reading, unit: Unit): StatementItem | null {
  if (!unit.first) return null
  const { section, labelSection } = unit.place
  return labelSection === 'open' || (section === 'open' && labelSection === null)
    ? statementOf(reading, unit.sentence, 'open.section', 0.7)
    : null
}

const evades =
  /不知道|不清楚|没有|还没|再看|看情况|不一定|说不好|不好说|回去|会后|下次|改天|再说|问问|查一下|确认一下|没定|没想好/

/** In talk: a question that the next who speaks does not answer. */
function unanswered(reading: Reading): StatementItem[] {
  const turns = turnsOf(reading)
  const found: StatementItem[] = []
  for (const [at, turn] of turns.entries()) {
    const last = turn.said.findLast(({ text }) => asksOutright(text))
    const next = turns[at + 1]
    if (!last || turn.said.indexOf(last) < turn.said.length - 2) continue
    const answer = next?.said.map(({ text }) => text).join(',') ?? ''
    const open =
      next === undefined
        ? last.text.length >= 6
        : answer.length <= 40 && evades.test(answer.slice(0, 16)) && !postpones(answer)
    if (open && last.text.length >= 5) found.push(statementOf(reading, last, 'open.unanswered', 0.6))
  }
  return found
}
