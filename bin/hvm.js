#!/usr/bin/env node
// The start of hvm: as little as possible, because every call pays for it. `--version` is answered here. CommonJS (see
// package.json beside this file), which Node starts 5 ms sooner than a module.
'use strict';
const fs = require('fs');
const path = require('path');

const root = path.join(__dirname, '..');
const version = () => JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8')).version;
const [first, ...rest] = process.argv.slice(2);

if (rest.length === 0 && (first === '--version' || first === '-V')) {
  process.stdout.write(`${version()}\n`);
} else if (!fs.existsSync(path.join(root, 'dist/main.js'))) {
  process.stderr.write(`hvm is not built yet. Run this once: cd ${root} && npm install && npm run build\n`);
  process.exitCode = 1;
} else {
  require('module').enableCompileCache?.();
  void start();
}

async function start() {
  const { main, processContext } = await import('../dist/main.js');
  process.exitCode = await main(processContext(version));
  // What still waits for an answer must not keep a run that has ended: after Ctrl-C and after a timeout.
  if (process.exitCode === 130) process.exit();
  setTimeout(() => process.exit(), 2000).unref();
}
