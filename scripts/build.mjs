// Builds dist/web (vite) and dist/server (esbuild). The new dist/ takes the old one's place only when it
// is complete. `--quiet`: no sizes, for the first start.
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { build as bundle } from 'esbuild'
import { build as buildWeb } from 'vite'
import { sourceHash, writeMarker } from './source-hash.mjs'

const root = join(import.meta.dirname, '..')

/** Left in node_modules: they read files beside themselves, or only the dev command needs them. */
const external = ['@fastify/swagger-ui', 'vite', 'pg-native', 'esbuild']

export async function build({ quiet = false } = {}) {
  const started = performance.now()
  // Whoever asks, a test too, gets what people get: vite would otherwise pack React for development.
  process.env.NODE_ENV = 'production'
  const hash = sourceHash()
  const made = join(root, '.cache', `dist-${process.pid}`)
  rmSync(made, { recursive: true, force: true })
  mkdirSync(made, { recursive: true })
  try {
    await Promise.all([buildServer(join(made, 'server')), buildBrowser(join(made, 'web'))])
    writeMarker(made, hash)
    takePlace(made)
  } finally {
    rmSync(made, { recursive: true, force: true })
  }
  if (!quiet) report(Math.round((performance.now() - started) / 100) / 10)
}

async function buildServer(folder) {
  const { outputFiles } = await bundle({
    absWorkingDir: root,
    entryPoints: {
      cli: 'src/server/cli.ts',
      // The threads of the product begin in files of their own.
      'analysis-worker': 'src/server/analysis/worker.ts',
    },
    // Where they will be: source maps name the sources from there.
    outdir: 'dist/server',
    write: false,
    entryNames: '[name]',
    chunkNames: 'chunk-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    sourcemap: true,
    sourcesContent: false,
    external,
    logLevel: 'warning',
    // CommonJS packages in an ES bundle still say require, __dirname and __filename.
    banner: {
      js: [
        `import { createRequire as __createRequire } from 'node:module'`,
        'const require = __createRequire(import.meta.url)',
        'const __filename = import.meta.filename, __dirname = import.meta.dirname',
      ].join('\n'),
    },
  })
  mkdirSync(folder)
  for (const { path, contents } of outputFiles) writeFileSync(join(folder, basename(path)), contents)
}

async function buildBrowser(outDir) {
  await buildWeb({
    root: join(root, 'src/web'),
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir, emptyOutDir: true },
  })
  await Promise.all(filesIn(outDir).filter(isText).map(compress))
}

const isText = (file) => /\.(js|css|html|svg|json|txt|webmanifest)$/.test(file) && statSync(file).size > 1024

/** The server sends `.br` or `.gz` beside a file to browsers that take it. */
async function compress(file) {
  const content = readFileSync(file)
  const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }
  writeFileSync(`${file}.br`, await promisify(brotliCompress)(content, quality))
  writeFileSync(`${file}.gz`, await promisify(gzip)(content, { level: 9 }))
}

function takePlace(made) {
  const place = join(root, 'dist')
  const old = `${made}.old`
  if (existsSync(place)) renameSync(place, old)
  renameSync(made, place)
  rmSync(old, { recursive: true, force: true })
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

function report(seconds) {
  const kilobytes = (bytes) => `${(bytes / 1024).toFixed(0)} KB`.padStart(9)
  const dist = join(root, 'dist')
  const files = filesIn(dist).filter((file) => /\.(m?js|css|html)$/.test(file))
  const rows = files
    .map((file) => {
      const small = existsSync(`${file}.gz`) ? statSync(`${file}.gz`).size : 0
      return { name: relative(dist, file), size: statSync(file).size, small }
    })
    .sort((a, b) => b.size - a.size)
  for (const { name, size, small } of rows.slice(0, 15)) {
    console.log(`${kilobytes(size)}${small ? `${kilobytes(small)} gzip` : ' '.repeat(14)}  ${name}`)
  }
  if (rows.length > 15) console.log(`${' '.repeat(25)}and ${rows.length - 15} smaller ones`)
  const total = (room) =>
    rows.filter(({ name }) => name.startsWith(room)).reduce((sum, { size }) => sum + size, 0)
  console.log(`web${kilobytes(total('web'))}, server${kilobytes(total('server'))}, ${seconds} s`)
}

if (process.argv[1] === import.meta.filename) await build({ quiet: process.argv.includes('--quiet') })
