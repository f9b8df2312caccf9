// The floor beside the register: node:http, the pg driver, and the statement that the product sends for the
// same page, without sign-in, policy, checks or a transaction. Started by bench.mjs with an IPC channel.
import { createServer } from 'node:http'
import pg from 'pg'

process.once('message', async ({ socket, text, values }) => {
  const pool = new pg.Pool({ host: socket, user: 'postgres', database: 'bihuan', max: 10 })
  const server = createServer(async (_request, reply) => {
    const { rows } = await pool.query({ name: 'page', text, values })
    reply.writeHead(200, { 'content-type': 'application/json; charset=utf-8' })
    reply.end(JSON.stringify({ items: rows.slice(0, 100), nextCursor: null }))
  })
  server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))
})
process.once('disconnect', () => process.exit(0))
