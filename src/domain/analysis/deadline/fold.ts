import { foldScript } from '#domain/wording/script.ts'

/** What foldScript leaves alone and yet stands for a character of the grammar. */
const more: Readonly<Record<string, string>> = {
  '\u00a0': ' ',
  '\t': ' ',
  '○': '零',
  〇: '零',
  貳: '二',
  贰: '二',
  壹: '一',
  叁: '三',
  叄: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  佰: '百',
  '–': '-',
  '—': '-',
  '―': '-',
  '－': '-',
  '〜': '~',
  '∼': '~',
  '．': '.',
  '／': '/',
  '﹕': ':',
  '︰': ':',
}

const chunk = 8192
let table: Uint16Array | undefined

/** Every UTF-16 unit and what it is folded to; made once, since a text has few units and many places. */
function foldingTable(): Uint16Array {
  if (table !== undefined) return table
  const made = new Uint16Array(0x10000)
  for (let from = 0; from < 0x10000; from += chunk) {
    const units = Array.from({ length: chunk }, (_, at) => from + at)
    const folded = foldScript(String.fromCharCode(...units))
    for (let at = 0; at < chunk; at += 1) made[from + at] = folded.charCodeAt(at)
  }
  for (const [unit, as] of Object.entries(more)) made[unit.charCodeAt(0)] = as.charCodeAt(0)
  made['陸'.charCodeAt(0)] = '六'.charCodeAt(0)
  table = made
  return made
}

/** One script, case, width and kind of numeral, always as long as the text: a place here is the place there. */
export function foldUnits(text: string): Uint16Array {
  const folding = foldingTable()
  const units = new Uint16Array(text.length)
  for (let at = 0; at < text.length; at += 1) units[at] = folding[text.charCodeAt(at)] as number
  return units
}

export function textOfUnits(units: Uint16Array): string {
  const pieces: string[] = []
  for (let from = 0; from < units.length; from += chunk) {
    // apply, since a spread walks an iterator
    pieces.push(String.fromCharCode.apply(null, units.subarray(from, from + chunk) as unknown as number[]))
  }
  return pieces.join('')
}
