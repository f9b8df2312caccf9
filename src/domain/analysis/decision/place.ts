import { namesIn, within } from '#domain/analysis/talk/names.ts'
import type { Unit } from '#domain/analysis/talk/unit.ts'
import type { Search } from './context.ts'
import { another, leads } from './words.ts'

/** Whether what stands in this place is settled unless it says otherwise. */
export function placeSettles({ place }: Unit): boolean {
  if (place.labelSection !== null) return place.labelSection === 'decisions'
  if (
    place.label !== null &&
    /(?:决定|决议|裁示|结论|议定|议决|拍板|商定|(?:定|拍|敲定)了|^(?:会上|[〇㐀-鿿]{2,4})定|(?:评审|审查|评议)(?:意见|结论)|^(?:议案|提案|动议|方案|表决)(?:结果)?(?:获得?)?通过|敲定|(?:会议|大会|主席|董事会|委员会|会上|大家|全体|与会|双方|各方)[^,]{0,6}(?:明确|确定|同意|通过|批准))$/.test(
      place.label,
    )
  )
    return true
  if (place.lead !== null && !/要求|强调|指出/.test(place.lead)) {
    if (leads.test(place.lead)) return true
  }
  return place.section === 'decisions'
}

export function isPersonLabel(search: Search, { block, place }: Unit): boolean {
  if (!block.label || place.labelSection !== null) return false
  const { start, end } = block.label
  return within(namesIn(search.reading, block), block.label).some(
    (name) =>
      name.start >= start &&
      name.end <= end &&
      name.kind !== 'collective' &&
      end - start <= name.end - name.start + 4,
  )
}

/** 一、用地手续。由…: a short first sentence only names what the point is about. */
function namesOnly({ block, nth }: Unit): boolean {
  const first = block.sentences[0]
  return (
    nth === 0 &&
    block.sentences.length > 1 &&
    first !== undefined &&
    first.clauses.length === 1 &&
    first.clauses[0]?.parts.length === 1 &&
    first.end - first.start <= 13
  )
}

export function isFirstSaid(unit: Unit): boolean {
  if (unit.place.column === null && unit.place.label === null && unit.block.marker !== null) {
    if (namesOnly(unit)) return false
    if (unit.nth === 1 && unit.clause === unit.sentence.clauses[0] && namesOnly({ ...unit, nth: 0 }))
      return true
  }
  return unit.first && !/^关于[^,]*$/.test(unit.text.replace(another, ''))
}
