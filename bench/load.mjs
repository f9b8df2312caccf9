// Ten connections that ask as fast as they are answered, for a bounded time, on loopback only.
import autocannon from 'autocannon'
import { cpuTimes } from './process.mjs'

/**
 * Runs requests round and round. `pids`: whose processor time is divided by the answers. Anything but
 * 2xx is an error of the measurement, not a fast answer.
 */
export async function load(url, { requests, cookie, seconds, amount, pids, connections = 10 }) {
  if (new URL(url).hostname !== '127.0.0.1') throw new Error('The load goes to this machine only.')
  const before = cpuTimes(pids)
  const times = []
  let bytes = 0
  const result = await new Promise((resolve, reject) => {
    const run = autocannon(
      {
        url,
        connections,
        ...(amount === undefined ? { duration: seconds } : { amount }),
        timeout: 20,
        headers: cookie === undefined ? {} : { cookie },
        requests,
      },
      (error, done) => (error ? reject(error) : resolve(done)),
    )
    run.on('response', (_client, _status, size, time) => {
      times.push(time)
      bytes += size
    })
    // Whatever happens, it ends.
    setTimeout(() => run.stop(), (seconds ?? 60) * 1000 + 30_000).unref()
  })
  const after = cpuTimes(pids)
  if (result.non2xx > 0 || result.errors > 0) {
    throw new Error(
      `${url}${requests[0].path}: ${result.non2xx} answers were not 2xx, ${result.errors} errors`,
    )
  }
  times.sort((a, b) => a - b)
  return {
    rate: times.length / ((result.finish - result.start) / 1000),
    p50: quantile(times, 0.5),
    p95: quantile(times, 0.95),
    p99: quantile(times, 0.99),
    nodeMs: (after.node - before.node) / times.length,
    postgresMs: (after.postgres - before.postgres) / times.length,
    bytes: Math.round(bytes / times.length),
    answers: times.length,
  }
}

/** Of values in order. */
export function quantile(values, share) {
  return values[Math.min(values.length - 1, Math.floor(values.length * share))]
}
