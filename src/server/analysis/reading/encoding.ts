export interface Decoded {
  readonly text: string
  /** Null where it is UTF-8, with or without a mark: the usual case. */
  readonly encoding: 'UTF-16' | 'GB18030' | 'Big5' | null
}

/** The text of a file, or undefined where its bytes are no text in any encoding that Chinese is written in. */
export function decoded(bytes: Uint8Array): Decoded | undefined {
  const found = byMark(bytes) ?? byStrictness(bytes) ?? byWords(bytes)
  return found !== undefined && isText(found.text) ? found : undefined
}

function byMark(bytes: Uint8Array): Decoded | undefined {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return read(bytes, 'utf-16le', 'UTF-16')
  if (first === 0xfe && second === 0xff) return read(bytes, 'utf-16be', 'UTF-16')
  return undefined
}

function byStrictness(bytes: Uint8Array): Decoded | undefined {
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: null }
  } catch {
    return undefined
  }
}

/**
 * GB18030 and Big5 share their bytes: what one means is nonsense in the other. The reading with more of the
 * characters that every Chinese text is full of is the right one.
 */
function byWords(bytes: Uint8Array): Decoded | undefined {
  // UTF-8 again, with a fault in it.
  const readings = [
    read(bytes, 'gb18030', 'GB18030'),
    read(bytes, 'big5', 'Big5'),
    read(bytes, 'utf-8', null),
  ] as const
  const [better] = readings
    .map((one) => ({ one, sense: senseOf(one.text) }))
    .toSorted((a, b) => b.sense - a.sense)
  return better !== undefined && better.sense > 0 ? better.one : undefined
}

function read(bytes: Uint8Array, label: string, encoding: Decoded['encoding']): Decoded {
  return { text: new TextDecoder(label).decode(bytes), encoding }
}

/** In both scripts, as frequent in minutes as anywhere. */
const frequent = new Set(
  '的一是不了在有和人这這上中大为為个個会會要我以时時来來用们們到作地于於出就分对對成可主发發年动動同工也能下过過子说說产產种種面而方后後多定行学學法所民得经經部门門由月日前完成请請与與及各本报報告务務单單位责責任',
)

/** Above zero where at least every eighth character is a frequent one and hardly any is broken. */
function senseOf(text: string): number {
  let [han, common, broken] = [0, 0, 0]
  // The beginning shows it as well as the whole.
  for (const unit of text.slice(0, 20_000)) {
    if (unit === '\ufffd' || (unit >= '\ue000' && unit <= '\uf8ff')) broken += 1
    else if (unit > '\u2e7f') {
      han += 1
      if (frequent.has(unit)) common += 1
    }
  }
  return han + broken === 0 ? 0 : (common - han / 8 - broken * 4) / (han + broken)
}

/** Pictures and programs have bytes that no text has. */
function isText(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return !/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)
}
