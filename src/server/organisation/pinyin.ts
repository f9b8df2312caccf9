import { pinyin } from 'pinyin-pro'

/** Characters found in names that the library cannot read, and one that is read the same. */
const readLike: readonly (readonly [rare: string, common: string])[] = [['𠮷', '吉']]

export interface Reading {
  /** `zhangsan`: letters and digits only. */
  readonly pinyin: string
  /** `zs` */
  readonly initials: string
}

/** How a person's name is read; 单, 曾 and their like as surnames. Of names in letters, the first of each word. */
export function readingOfName(name: string): Reading {
  return reading(name, 'head')
}

/** How any other name is read. */
export function readingOfWords(words: string): Reading {
  return reading(words, 'off')
}

function reading(text: string, surname: 'head' | 'off'): Reading {
  const known = readLike.reduce((name, [rare, common]) => name.replaceAll(rare, common), text)
  const syllables = pinyin(known, { toneType: 'none', type: 'array', surname, v: true, nonZh: 'consecutive' })
    .flatMap((part) =>
      part
        .toLowerCase()
        .normalize('NFKD')
        .split(/[^a-z0-9]+/u),
    )
    .filter((part) => part !== '')
  return { pinyin: syllables.join(''), initials: syllables.map((part) => part.charAt(0)).join('') }
}
