#!/usr/bin/env node
// The start script says exec, so that signals reach the program itself. The shell of Windows has no such word and finds
// this program instead; every other shell knows its own and never comes here.
import { spawn } from 'node:child_process'

const [command = '', ...rest] = process.argv.slice(2)
// The console's Ctrl+C reaches both; the program decides when it ends.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {})
const program = command === 'node' ? process.execPath : command
spawn(program, rest, { stdio: 'inherit' })
  .once('error', (failure) => {
    process.stderr.write(`${failure.message}\n`)
    process.exitCode = 1
  })
  .once('exit', (code) => {
    process.exitCode = code ?? 1
  })
