import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { AppError } from '#domain/error.ts'
import { mediaTypeOf } from './media-type.ts'

/** Bytes that one file may have unless a caller says otherwise: 50 MB. */
export const fileLimit = 50 * 1024 * 1024

/** A file as the store knows it; `hash` is sha256 in hex and the only way to its bytes. */
export interface StoredFile {
  readonly hash: string
  /** As the sender called it, any characters; never part of a path. */
  readonly name: string
  readonly size: number
  readonly mime: string
}

export interface FileStore {
  /** Keeps the bytes, once however often they come. Refuses what is too large or not what its name says. */
  put(stream: Readable, about: { name: string; limit?: number }): Promise<StoredFile>
  open(hash: string): Promise<Readable>
  has(hash: string): Promise<boolean>
  remove(hash: string): Promise<void>
}

/** Files under their content hash in two levels of folders, so that no folder grows large. */
export function openFileStore(folder: string): FileStore {
  const pathOf = (hash: string): string => {
    if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error(`Not a content hash: ${hash}`)
    return join(folder, hash.slice(0, 2), hash.slice(2, 4), hash)
  }

  return {
    async put(stream, { name, limit = fileLimit }) {
      const called = nameOf(name)
      const temporary = join(folder, 'tmp', randomUUID())
      await mkdir(dirname(temporary), { recursive: true, mode: 0o700 })
      try {
        const { hash, size } = await receive(stream, temporary, limit)
        if (size === 0) throw new AppError('invalid', 'file.empty')
        const mime = await mediaTypeOf(temporary, called)
        await keep(temporary, pathOf(hash))
        return { hash, name: called, size, mime }
      } finally {
        await rm(temporary, { force: true })
      }
    },

    async open(hash) {
      const path = pathOf(hash)
      // Asked for first, so that a missing file is a refusal and not a reply that breaks off.
      if (!(await exists(path))) throw new AppError('not_found', 'file.notFound')
      return createReadStream(path)
    },

    has: (hash) => exists(pathOf(hash)),
    remove: (hash) => rm(pathOf(hash), { force: true }),
  }
}

async function receive(
  stream: Readable,
  into: string,
  limit: number,
): Promise<{ hash: string; size: number }> {
  const digest = createHash('sha256')
  let size = 0
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > limit)
        return done(new AppError('too_large', 'file.tooLarge', { maxMegabytes: limit / 1024 / 1024 }))
      digest.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(stream, counted, createWriteStream(into, { mode: 0o600, flags: 'wx', flush: true }))
  return { hash: digest.digest('hex'), size }
}

/** After this a power cut loses nothing: the bytes were flushed, the name is made durable with its folder. */
async function keep(temporary: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await rename(temporary, path)
  if (process.platform === 'win32') return
  const folder = await open(dirname(path), 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  )
}

/** Browsers send the bare name; other senders may put folders or line breaks into it. */
function nameOf(sent: string): string {
  const name = (sent.split(/[/\\]/).at(-1) ?? '')
    .replaceAll(/\p{Cc}/gu, '')
    .trim()
    .normalize('NFC')
  if (name === '') throw new AppError('invalid', 'file.missing')
  return name
}
