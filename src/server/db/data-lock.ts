import { linkSync, lstatSync, renameSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartRefusal } from '#server/refusal.ts'

/** Another process is running on this data folder. */
export class DataDirInUse extends StartRefusal {
  constructor(dataDir: string, pid: string) {
    super(
      `DATA_DIR ${dataDir} is in use by a running Bihuan (process ${pid}). ` +
        'Stop that one first, or give this one another DATA_DIR.',
    )
  }
}

/**
 * Claims a data folder until `release()` or the end of the process. The claim is a listening socket:
 * the kernel closes it however the process ends, so a claim cannot outlive its process, and unlike a
 * process id it cannot be mistaken for somebody else.
 */
export async function claimDataDir(dataDir: string, socketDir: string): Promise<{ release(): void }> {
  const place = join(socketDir, 'lock')
  const own = `${place}.${process.pid}`
  rmSync(own, { force: true })

  const server = createServer((caller) => caller.on('error', () => {}).end(String(process.pid)))
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(own, resolve)
  })
  server.unref()
  const inode = lstatSync(own).ino

  try {
    for (;;) {
      // link() fails if the name is taken: of two that start together, one wins.
      if (linkIfFree(own, place)) break
      const holder = await whoListens(place)
      if (holder !== undefined) throw new DataDirInUse(dataDir, holder)
      setAside(place)
    }
    // Two that both found a dead claim may have set aside each other's; whoever stands here now has it.
    await sleep(20)
    if (lstatSync(place).ino !== inode) throw new DataDirInUse(dataDir, (await whoListens(place)) ?? '?')
  } catch (error) {
    server.close()
    rmSync(own, { force: true })
    throw error
  }
  rmSync(own, { force: true })

  return {
    release() {
      server.close()
      rmSync(place, { force: true })
    },
  }
}

function linkIfFree(own: string, place: string): boolean {
  try {
    linkSync(own, place)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

function setAside(place: string): void {
  const aside = `${place}.dead.${process.pid}`
  try {
    renameSync(place, aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  rmSync(aside, { force: true })
}

/** The process id that answers at a socket, or undefined if nobody listens there any more. */
function whoListens(place: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let answer = ''
    connect(place)
      .setEncoding('utf8')
      .setTimeout(2_000, function (this: { destroy(): void }) {
        this.destroy()
        resolve('?') // it holds the socket but is too busy to answer
      })
      .on('data', (text: string) => {
        answer += text
      })
      .on('error', () => resolve(undefined))
      .on('end', () => resolve(answer))
  })
}
