import type { Reading, StatementItem } from '#domain/analysis/analysis.ts'
import { isBehind } from './pending.ts'
import { inOrder, statementOf } from './statement.ts'
import { type Unit, unitsOf } from './unit.ts'

const agrees =
  /(?:达成|形成|取得|凝聚)(?:了)?(?:以下|如下|初步|基本|高度|广泛|一致)*(?:的)?(?:共识|一致(?:意见|看法)?)|一致(?:认为|认可|认同|表示|指出|感到|觉得|看好|肯定|建议|希望|强调|主张)|(?:大家|与会[^,。;]{0,6}|各方|双方|全体[^,。;]{0,6}|各部门|各单位|参会[^,。;]{0,6}|委员们?|业主们?|村民们?|团队)(?:也|都|均|普遍|全都|纷纷|一致|对此|基本|表示|对[^,。;]{2,24})*(?:同意|认可|认同|赞同|赞成|没有?意见|无异议|没有异议|表示(?:同意|赞同|认可|认同|支持)|觉得(?=[^,]{0,12}(?:可行|可以|应该|没问题|合理|好))|普遍认为|都认为|均认为)|(?:意见|看法|观点|认识)(?:高度|基本|完全|趋于|较为|比较)?(?:一致|统一)|共识(?:是|为|:)|所见略同/

const notYet =
  /(?:未|没有?|尚未|难以|无法|不|待|需|尽快|争取|力争|希望|如|若|是否|能否|经|后|获得?|征得)(?:能|再|有|够|要)?[^,。;]{0,6}$/

/** What all hold together, as the text says it. 一致同意 something is a decision, and not told here. */
export function findConsensus(reading: Reading): StatementItem[] {
  const found: StatementItem[] = []
  for (const unit of unitsOf(reading.doc)) {
    const stated = inLabel(reading, unit) ?? inWords(reading, unit)
    if (stated) found.push(stated)
    else if (isListed(unit)) found.push(statementOf(reading, unit.clause, 'consensus.section', 0.75))
  }
  return inOrder(found)
}

function inWords(reading: Reading, unit: Unit): StatementItem | null {
  for (const [at, part] of unit.parts.entries()) {
    const hit = agrees.exec(part.text)
    if (!hit) continue
    const before = part.text.slice(0, hit.index)
    if (notYet.test(before) || isBehind(before) || /[?吗]$/.test(part.text)) continue
    // 全体董事一致同意续聘…: settled, and told as that
    if (
      /(?:同意|赞成)$/.test(hit[0]) &&
      /^(?:全体|与会|参会|委员|业主|村民)/.test(hit[0]) &&
      /^(?!该|上述|此|以上|这|其|[^,]{0,16}(?:看法|观点|意见|判断|说法))[^,。;]{2,}/.test(
        part.text.slice(hit.index + hit[0].length),
      )
    )
      continue
    if (/^(?:后|的(?!意见|看法)|之后|前|时)/.test(part.text.slice(hit.index + hit[0].length))) continue
    if (/(?:不|未)(?:太|够|尽|完全)?(?:一致|统一)/.test(part.text)) continue
    // what they hold follows the comma
    const last = unit.parts.at(-1) ?? part
    const next = unit.parts[at + 1]
    const end = next && part.text.length - hit.index - hit[0].length < 2 ? last.end : endOf(unit, at)
    return statementOf(reading, { start: part.start, end }, 'consensus.told', 0.85, hit[0])
  }
  return null
}

/** The clause as far as it goes on with the same. */
function endOf(unit: Unit, at: number): number {
  let end = unit.parts[at]?.end ?? unit.clause.end
  for (const more of unit.parts.slice(at + 1)) {
    if (/由|请|负责|牵头|会议|决定|^(?:但|不过|经)/.test(more.text)) break
    end = more.end
  }
  return end
}

/** 与会人员达成共识：…. */
function inLabel(reading: Reading, unit: Unit): StatementItem | null {
  const { block, place } = unit
  if (!block.label || !unit.first) return null
  const hit = agrees.exec(place.label ?? '')
  if (!hit || notYet.test((place.label ?? '').slice(0, hit.index)))
    return place.labelSection === 'consensus'
      ? statementOf(reading, unit.sentence, 'consensus.label', 0.8, place.label ?? '')
      : null
  return statementOf(
    reading,
    { start: block.label.start, end: unit.sentence.end },
    'consensus.told',
    0.85,
    hit[0],
  )
}

function isListed({ place, first }: Unit): boolean {
  if (!first || place.labelSection !== null) return false
  return (
    place.section === 'consensus' ||
    (place.lead !== null && /共识|一致认为/.test(place.lead) && !/未|没/.test(place.lead))
  )
}
