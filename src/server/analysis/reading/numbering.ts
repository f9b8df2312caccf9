import { scanXml } from './xml.ts'

interface Level {
  start: number
  format: string
  /** `%1.%2`, `（%1）`, or the bullet itself. */
  text: string
  /** The style whose paragraphs stand on this level. */
  style: string | undefined
  /** All figures Arabic, whatever the levels above say. */
  isLegal: boolean
}

interface List {
  readonly abstractId: string
  /** Where this list begins anew, by level. */
  readonly starts: Map<number, number>
}

/** The lists of a document. `next` gives what stands before a paragraph, and counts on. */
export interface Numbering {
  next(listId: string, level: number): string
  levelOfStyle(listId: string, style: string): number | undefined
}

/** Reads numbering.xml; without one no paragraph is numbered. */
export function readNumbering(xml: string | undefined): Numbering {
  const abstracts = new Map<string, Map<number, Level>>()
  const lists = new Map<string, List>()
  if (xml !== undefined) readLists(xml, abstracts, lists)
  const counters = new Map<string, (number | undefined)[]>()
  const begun = new Set<string>()

  return {
    levelOfStyle(listId, style) {
      const levels = abstracts.get(lists.get(listId)?.abstractId ?? '')
      return [...(levels ?? [])].find(([, level]) => level.style === style)?.[0]
    },
    next(listId, at) {
      const list = lists.get(listId)
      const levels = abstracts.get(list?.abstractId ?? '')
      const level = levels?.get(at)
      if (list === undefined || levels === undefined || level === undefined) return ''
      const counts = counters.get(list.abstractId) ?? []
      counters.set(list.abstractId, counts)
      if (!begun.has(listId)) {
        begun.add(listId)
        for (const depth of list.starts.keys()) counts.length = Math.min(counts.length, depth)
      }
      const before = counts[at]
      counts[at] = before === undefined ? (list.starts.get(at) ?? level.start) : before + 1
      counts.length = at + 1
      return shown(levels, level, counts, list)
    },
  }
}

function shown(
  levels: Map<number, Level>,
  level: Level,
  counts: readonly (number | undefined)[],
  list: List,
): string {
  if (level.format === 'none') return ''
  if (level.format === 'bullet') return '- '
  const label = level.text.replace(/%([1-9])/g, (_all, digit: string) => {
    const depth = Number(digit) - 1
    const one = levels.get(depth)
    const count = counts[depth] ?? list.starts.get(depth) ?? one?.start ?? 1
    return figure(count, level.isLegal ? 'decimal' : (one?.format ?? 'decimal'))
  })
  if (label.trim() === '') return ''
  return /[、.．)）〕】：]$/.test(label) && !/[.)]$/.test(label) ? label : `${label} `
}

function readLists(xml: string, abstracts: Map<string, Map<number, Level>>, lists: Map<string, List>): void {
  let levels: Map<number, Level> | undefined
  let level: Level | undefined
  let list: { id: string; abstractId: string; starts: Map<number, number> } | undefined
  let overridden: number | undefined
  scanXml(xml, {
    open(name, attribute) {
      const value = attribute('val') ?? ''
      if (name === 'abstractNum') {
        levels = new Map()
        abstracts.set(attribute('abstractNumId') ?? '', levels)
      } else if (name === 'num') list = { id: attribute('numId') ?? '', abstractId: '', starts: new Map() }
      else if (name === 'abstractNumId' && list) list.abstractId = value
      else if (name === 'lvlOverride') overridden = Number(attribute('ilvl'))
      else if (name === 'startOverride' && list && overridden !== undefined)
        list.starts.set(overridden, Number(value))
      else if (name === 'lvl' && levels && !list) {
        level = { start: 1, format: 'decimal', text: '', style: undefined, isLegal: false }
        levels.set(Number(attribute('ilvl')), level)
      } else if (level === undefined) return
      else if (name === 'start') level.start = Number(value) || 0
      else if (name === 'numFmt') level.format = value
      else if (name === 'lvlText') level.text = value
      else if (name === 'pStyle') level.style = value
      else if (name === 'isLgl') level.isLegal = value !== '0' && value !== 'false'
    },
    close(name) {
      if (name === 'lvl') level = undefined
      else if (name === 'abstractNum') levels = undefined
      else if (name === 'lvlOverride') overridden = undefined
      else if (name === 'num' && list) {
        lists.set(list.id, { abstractId: list.abstractId, starts: list.starts })
        list = undefined
      }
    },
  })
}

const digits = '〇一二三四五六七八九'

/** 1 to 9999 as one counts in Chinese: 十, 二十一, 一百零五. */
function chinese(count: number): string {
  if (count <= 0 || count > 9999) return String(count)
  const units = ['', '十', '百', '千']
  let text = ''
  let gap = false
  const figures = String(count)
  for (let at = 0; at < figures.length; at += 1) {
    const digit = Number(figures[at])
    if (digit === 0) gap = text !== ''
    else {
      text += `${gap ? '零' : ''}${digits[digit]}${units[figures.length - 1 - at]}`
      gap = false
    }
  }
  return text.replace(/^一十/, '十')
}

function letters(count: number): string {
  return count < 1
    ? String(count)
    : String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26))
}

function roman(count: number): string {
  const parts: readonly [number, string][] = [
    [100, 'c'],
    [90, 'xc'],
    [50, 'l'],
    [40, 'xl'],
    [10, 'x'],
    [9, 'ix'],
    [5, 'v'],
    [4, 'iv'],
    [1, 'i'],
  ]
  if (count < 1 || count > 399) return String(count)
  let [rest, text] = [count, '']
  for (const [value, sign] of parts) {
    while (rest >= value) {
      text += sign
      rest -= value
    }
  }
  return text
}

const oneOf = (signs: string, count: number) => signs[count - 1] ?? String(count)

function figure(count: number, format: string): string {
  switch (format) {
    case 'chineseCounting':
    case 'chineseCountingThousand':
    case 'chineseLegalSimplified':
    case 'taiwaneseCounting':
    case 'taiwaneseCountingThousand':
    case 'japaneseCounting':
    case 'ideographLegalTraditional':
      return chinese(count)
    case 'ideographDigital':
    case 'japaneseDigitalTenThousand':
    case 'taiwaneseDigital':
      return [...String(count)].map((digit) => digits[Number(digit)]).join('')
    case 'ideographTraditional':
      return oneOf('甲乙丙丁戊己庚辛壬癸', count)
    case 'ideographZodiac':
      return oneOf('子丑寅卯辰巳午未申酉戌亥', count)
    case 'decimalEnclosedCircle':
    case 'decimalEnclosedCircleChinese':
      return oneOf('①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳', count)
    case 'decimalEnclosedParen':
      return `(${count})`
    case 'decimalEnclosedFullstop':
      return `${count}.`
    case 'decimalZero':
      return String(count).padStart(2, '0')
    case 'upperLetter':
      return letters(count).toUpperCase()
    case 'lowerLetter':
      return letters(count)
    case 'upperRoman':
      return roman(count).toUpperCase()
    case 'lowerRoman':
      return roman(count)
    default:
      return String(count)
  }
}
