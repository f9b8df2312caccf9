import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { readConfig } from '#server/config.ts'
import { productRoot } from '#server/root.ts'

/**
 * Two processes: the API from the sources, started anew when one changes, on the port above; and vite,
 * which serves the web app on PORT and hands it what is not its own.
 */
export async function dev(): Promise<number> {
  const config = readConfig(process.env)
  const apiPort = config.port + 1
  const api = spawn(
    process.execPath,
    ['--watch-path', join(productRoot, 'src'), join(productRoot, 'src/server/cli.ts'), 'serve'],
    {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, PORT: String(apiPort), PUBLIC_URL: config.publicUrl },
    },
  )
  const { createServer } = await import('vite')
  const apiAddress = `http://${config.host}:${apiPort}`
  const web = await createServer({
    root: join(productRoot, 'src/web'),
    configFile: join(productRoot, 'vite.config.ts'),
    server: {
      port: config.port,
      strictPort: true,
      host: config.host,
      proxy: { '/api': apiAddress, '/healthz': apiAddress },
    },
  })
  await web.listen()
  console.log(`\n  ${config.publicUrl}  (API ${apiAddress})\n`)

  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve())
    process.once('SIGTERM', () => resolve())
    api.once('exit', () => resolve())
  })
  api.kill('SIGTERM')
  await web.close()
  return 0
}
