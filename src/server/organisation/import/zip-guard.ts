import { createInflateRaw } from 'node:zlib'

/** What a workbook may unfold to. Five thousand rows of a staff list are two or three megabytes. */
export const unfoldedLimit = 40 * 1024 * 1024

const signature = { end: 0x06054b50, entry: 0x02014b50, local: 0x04034b50 }

/**
 * Whether a zip file really unfolds to no more than `limit` bytes. The sizes it states are not believed:
 * every entry is unfolded once and thrown away, and the first byte too many ends it, so a small file that
 * claims to be small and becomes gigabytes costs no memory.
 */
export async function unfoldsWithin(zip: Buffer, limit: number): Promise<boolean> {
  let left = limit
  for (const packed of entriesOf(zip)) {
    if (packed === undefined) return false
    left -= packed.isDeflated ? await unfoldedSize(packed.bytes, left) : packed.bytes.length
    if (left < 0) return false
  }
  return true
}

interface Packed {
  readonly bytes: Buffer
  readonly isDeflated: boolean
}

/** `undefined` for an entry that is not as a workbook would have it. */
function* entriesOf(zip: Buffer): Generator<Packed | undefined> {
  const end = zip.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]))
  if (end < 0 || end + 22 > zip.length) return yield undefined
  const count = zip.readUInt16LE(end + 10)
  let at = zip.readUInt32LE(end + 16)
  for (let entry = 0; entry < count; entry += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== signature.entry) return yield undefined
    const method = zip.readUInt16LE(at + 10)
    const size = zip.readUInt32LE(at + 20)
    const local = zip.readUInt32LE(at + 42)
    if (local + 30 > zip.length || zip.readUInt32LE(local) !== signature.local) return yield undefined
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    if (start + size > zip.length || (method !== 0 && method !== 8)) return yield undefined
    yield { bytes: zip.subarray(start, start + size), isDeflated: method === 8 }
    at += 46 + zip.readUInt16LE(at + 28) + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32)
  }
}

/** More than `limit` as soon as it is more; damaged data counts as too much. */
function unfoldedSize(packed: Buffer, limit: number): Promise<number> {
  return new Promise((resolve) => {
    const inflate = createInflateRaw()
    let size = 0
    inflate.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > limit) inflate.destroy()
    })
    inflate.on('error', () => resolve(limit + 1))
    inflate.on('close', () => resolve(size))
    inflate.end(packed)
  })
}
