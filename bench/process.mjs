// What the kernel says about processes: processor time and memory. Linux only; elsewhere nothing is known.
import { existsSync, readdirSync, readFileSync } from 'node:fs'

/** A tick of /proc is 10 ms on every Linux that Node runs on. */
const tick = 10

export const isLinux = existsSync('/proc/self/stat')

function stat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold blanks.
    return text.slice(text.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

/** Processor time of a process in ms, its ended children's included. */
function cpuOf(pid) {
  const fields = stat(pid)
  if (fields === undefined) return 0
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks) * tick, 0)
}

function childrenOf(pid) {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => stat(name)?.[1] === String(pid))
    .map(Number)
}

/** Processor time in ms of Node and of PostgreSQL with all its back ends. */
export function cpuTimes({ app, database }) {
  if (!isLinux) return { node: Number.NaN, postgres: Number.NaN }
  const processes = [database, ...childrenOf(database)]
  return { node: cpuOf(app), postgres: processes.reduce((sum, pid) => sum + cpuOf(pid), 0) }
}

/** Resident memory in bytes: of the app, and of PostgreSQL with shared pages counted once. */
export function memory({ app, database }) {
  if (!isLinux) return { node: Number.NaN, postgres: Number.NaN }
  const kilobytes = (file, name) =>
    Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(readFileSync(file, 'utf8'))?.[1])
  const shares = [database, ...childrenOf(database)].map((pid) => {
    try {
      return kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss')
    } catch {
      return 0
    }
  })
  return {
    node: kilobytes(`/proc/${app}/status`, 'VmRSS') * 1024,
    postgres: shares.reduce((sum, share) => sum + share, 0) * 1024,
  }
}
