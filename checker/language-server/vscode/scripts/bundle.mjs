// Makes the extension one file, and puts the licences of what is in it beside it.
import * as fs from 'node:fs';
import * as path from 'node:path';
import * as esbuild from 'esbuild';

const { metafile } = await esbuild.build({
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.js',
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  external: ['vscode'],
  minify: true,
  metafile: true,
});

const packages = new Set();
for (const input of Object.keys(metafile.inputs)) {
  const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(input);
  if (found) {
    packages.add(found[1]);
  }
}
const parts = [`Actionguard\n\n${fs.readFileSync('../../../LICENSE', 'utf8')}`];
for (const folder of [...packages].sort()) {
  const { name, version } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = fs.readdirSync(folder).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
  if (file === undefined) {
    throw new Error(`${name} has no licence file`);
  }
  parts.push(`${name} ${version}\n\n${fs.readFileSync(path.join(folder, file), 'utf8')}`);
}
fs.writeFileSync('dist/licenses.txt', parts.join(`\n\n${'-'.repeat(80)}\n\n`));
