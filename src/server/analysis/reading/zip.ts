import { inflateRawSync } from 'node:zlib'
import { refused } from './refuse.ts'

/** What a document may unfold to, all its parts together. */
const unfoldedLimit = 60 * 1024 * 1024
/** Documents shrink to a tenth, tables of the same words to a fiftieth. Below a megabyte it does not matter. */
const steepest = 100
const neverMinded = 1024 * 1024
const mostEntries = 5000

export interface Zip {
  has(name: string): boolean
  /** The part as text; undefined where there is none of that name. */
  read(name: string): string | undefined
}

interface Entry {
  readonly start: number
  readonly packed: number
  readonly unfolded: number
  readonly method: number
}

/**
 * The parts of a zip file. Refused before anything is unfolded: what would become too large, shrank too much, is
 * under a password or damaged. A part that turns out larger than it said is damaged too.
 */
export function openZip(bytes: Buffer): Zip {
  const entries = entriesOf(bytes)
  const total = [...entries.values()].reduce((sum, { unfolded }) => sum + unfolded, 0)
  if (total > unfoldedLimit || (total > neverMinded && total > bytes.length * steepest)) {
    throw refused('analysis.zipBomb')
  }
  return {
    has: (name) => entries.has(name),
    read(name) {
      const entry = entries.get(name)
      if (entry === undefined) return undefined
      const packed = bytes.subarray(entry.start, entry.start + entry.packed)
      return textOf(unfolded(packed, entry))
    },
  }
}

function unfolded(packed: Buffer, { method, unfolded }: Entry): Buffer {
  if (method === 0) return packed
  try {
    const bytes = inflateRawSync(packed, { maxOutputLength: Math.max(unfolded, 1) })
    if (bytes.length === unfolded) return bytes
  } catch {
    // Said below, in words that a reader understands.
  }
  throw refused('analysis.fileBroken')
}

const signature = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 }

function entriesOf(bytes: Buffer): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > bytes.length) throw refused('analysis.fileBroken')
  const count = bytes.readUInt16LE(end + 10)
  if (count > mostEntries) throw refused('analysis.zipBomb')
  let at = bytes.readUInt32LE(end + 16)
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== signature.entry)
      throw refused('analysis.fileBroken')
    const flags = bytes.readUInt16LE(at + 8)
    if ((flags & 1) === 1) throw refused('analysis.fileLocked')
    const nameLength = bytes.readUInt16LE(at + 28)
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength)
    entries.set(name, entryAt(bytes, at))
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function entryAt(bytes: Buffer, at: number): Entry {
  const method = bytes.readUInt16LE(at + 10)
  const packed = bytes.readUInt32LE(at + 20)
  const unfolded = bytes.readUInt32LE(at + 24)
  const local = bytes.readUInt32LE(at + 42)
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== signature.local)
    throw refused('analysis.fileBroken')
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const isKnown = (method === 0 && packed === unfolded) || method === 8
  if (!isKnown || start + packed > bytes.length) throw refused('analysis.fileBroken')
  return { start, packed, unfolded, method }
}

function textOf(bytes: Buffer): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder('utf-8').decode(bytes)
}
