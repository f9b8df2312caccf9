const digits = '零一二三四五六七八九'
const singles: Readonly<Record<string, number>> = Object.fromEntries(
  [...'零一二三四五六七八九十']
    .map((char, value) => [char, value])
    .concat([
      ['两', 2],
      ['百', 100],
      ['廿', 20],
      ['卅', 30],
    ]),
)
const numerals = new Set('零一二两三四五六七八九十百千廿卅')

export function isNumeral(char: string): boolean {
  return numerals.has(char)
}

/** What a run of Chinese numerals can be: a number, or one of two neighbours said loosely (两三, 七八). */
export interface ChineseNumber {
  readonly value: number
  readonly loose: boolean
}

/** 二十五, 百二, 二零二六 and 廿五; undefined for what is no number, such as 十十. */
export function chineseNumber(text: string): ChineseNumber | undefined {
  if (text.length === 1) {
    const value = singles[text]
    return value === undefined ? undefined : { value, loose: false }
  }
  if (text.length > 9) return undefined
  const plain = text.replaceAll('廿', '二十').replaceAll('卅', '三十').replaceAll('两', '二')
  if (!/[十百千]/.test(plain)) {
    const read = [...plain].map((char) => digits.indexOf(char))
    const value = Number(read.join(''))
    const [first = 0, second = 0] = read
    const loose = read.length === 2 && first > 0 && (second === first + 1 || (first === 3 && second === 5))
    return { value: loose ? second : value, loose }
  }
  const parts =
    /^(?:([二三四五六七八九一])千)?零?(?:([一二三四五六七八九])百)?零?(?:([一二三四五六七八九]?)(十))?([一二三四五六七八九]?)$/.exec(
      plain,
    )
  if (parts === null) return undefined
  const [, thousands, hundreds, tens, ten, ones] = parts
  const of = (char: string | undefined) => (char ? digits.indexOf(char) : 0)
  const value =
    of(thousands) * 1000 +
    of(hundreds) * 100 +
    (ten === undefined ? 0 : (tens ? of(tens) : 1) * 10) +
    of(ones)
  return { value, loose: false }
}
