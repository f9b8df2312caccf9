/** What stands in an XML text, one after the other; names without their prefix. */
export interface XmlListener {
  open(name: string, attribute: (name: string) => string | undefined): void
  close(name: string): void
  text?(text: string): void
}

/**
 * Reads through XML once. Throws where it is not well formed in what matters here, and at a DOCTYPE: office files
 * have none, and entities of its own are how a small file becomes a large one.
 */
export function scanXml(xml: string, listener: XmlListener): void {
  const open: string[] = []
  for (let at = 0; at < xml.length; ) {
    const tag = xml.indexOf('<', at)
    const textEnd = tag < 0 ? xml.length : tag
    if (textEnd > at && open.length > 0) listener.text?.(unescaped(xml.slice(at, textEnd)))
    if (tag < 0) break
    at = tagAt(xml, tag, open, listener)
  }
  if (open.length > 0) throw new Error('XML ends early')
}

/** Where what begins at `tag` ends. */
function tagAt(xml: string, tag: number, open: string[], listener: XmlListener): number {
  if (xml.startsWith('<!--', tag)) return after(xml, '-->', tag)
  if (xml.startsWith('<![CDATA[', tag)) {
    const end = after(xml, ']]>', tag)
    listener.text?.(xml.slice(tag + 9, end - 3))
    return end
  }
  if (xml.startsWith('<?', tag)) return after(xml, '?>', tag)
  if (xml.startsWith('<!', tag)) throw new Error('XML with a DOCTYPE')
  const end = endOfTag(xml, tag)
  if (xml.charAt(tag + 1) === '/') {
    const name = localName(xml.slice(tag + 2, end - 1).trim())
    if (open.pop() !== name) throw new Error('XML is crossed')
    listener.close(name)
    return end
  }
  const isEmpty = xml.charAt(end - 2) === '/'
  const inside = xml.slice(tag + 1, end - (isEmpty ? 2 : 1))
  const name = localName(/^[^\s/]+/.exec(inside)?.[0] ?? '')
  if (name === '') throw new Error('XML has a tag without a name')
  listener.open(name, (wanted) => attributeOf(inside, wanted))
  if (isEmpty) listener.close(name)
  else open.push(name)
  return end
}

function after(xml: string, mark: string, from: number): number {
  const at = xml.indexOf(mark, from)
  if (at < 0) throw new Error('XML ends early')
  return at + mark.length
}

/** A `>` within quotes is no end. */
function endOfTag(xml: string, tag: number): number {
  let quote = ''
  for (let at = tag + 1; at < xml.length; at += 1) {
    const unit = xml.charAt(at)
    if (quote !== '') {
      if (unit === quote) quote = ''
    } else if (unit === '"' || unit === "'") quote = unit
    else if (unit === '>') return at + 1
  }
  throw new Error('XML ends early')
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function attributeOf(inside: string, wanted: string): string | undefined {
  for (const [, name = '', double, single] of inside.matchAll(
    /([^\s=/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g,
  )) {
    if (localName(name) === wanted) return unescaped(double ?? single ?? '')
  }
  return undefined
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{1,8}));/g, (all, hex, decimal, name) => {
    if (name !== undefined) return named[name] ?? all
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}
