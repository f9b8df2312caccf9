// npm writes no entry for an optional platform package that its registry lacks; `npm ci` then refuses
// the lock. This fills in the missing entries. Run it after every change of package-lock.json (`npm run lock`).
import { readFileSync, writeFileSync } from 'node:fs'

const file = 'package-lock.json'
const lock = JSON.parse(readFileSync(file, 'utf8'))
const systems = {
  darwin: 'darwin',
  linux: 'linux',
  win32: 'win32',
  windows: 'win32',
  android: 'android',
  freebsd: 'freebsd',
  openharmony: 'openharmony',
}
const processors = ['arm64', 'x64', 'ia32', 'arm', 'riscv64', 's390x', 'ppc64', 'loong64', 'wasm32']
let added = 0

for (const [path, entry] of Object.entries(lock.packages)) {
  if (path === '') continue
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const top = `node_modules/${name}`
    if (lock.packages[top] || lock.packages[`${path}/${top}`]) continue
    const parts = name.split(/[/-]/)
    const os = parts.map((part) => systems[part]).find(Boolean)
    const cpu = parts.find((part) => processors.includes(part))
    lock.packages[top] = {
      version: range.replace(/^[\^~]/, ''),
      ...(cpu && { cpu: [cpu] }),
      ...(entry.dev && { dev: true }),
      optional: true,
      ...(os && { os: [os] }),
      ...(/musl/.test(name) && { libc: ['musl'] }),
    }
    added++
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added === 0 ? 'lock file is complete' : `lock file: ${added} platform entries added`)
