import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { unified } from '@astrojs/markdown-remark'
import mdx from '@astrojs/mdx'
import svelte from '@astrojs/svelte'
import { defineConfig } from 'astro/config'
import { subsetFonts } from './src/cli/subset-fonts.ts'
import { inkOnly } from './src/site/code-theme.ts'
import { chapterPlugins } from './src/site/markdown/plugins.ts'

const themeScript = readFileSync('src/site/layouts/theme.js', 'utf8')

/** Cuts the Korean fonts to the text, and again when a Korean text was saved. @type {import('astro').AstroIntegration} */
const koreanFonts = {
  name: 'korean-fonts',
  hooks: {
    'astro:config:setup': async () => {
      await subsetFonts()
    },
    'astro:server:setup': ({ server }) => {
      server.watcher.on('change', async (path) => {
        if (/ko\.(mdx|json)$/.test(path) && (await subsetFonts())) server.ws.send({ type: 'full-reload' })
      })
    },
  },
}

/** KaTeX also names each font in two older formats, which no browser asks for. @type {import('vite').Plugin} */
const onlyWoff2 = {
  name: 'only-woff2',
  enforce: 'pre',
  transform: {
    filter: { id: /katex\.min\.css/ },
    handler: (css) => css.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("\w+"\)/g, ''),
  },
}

/** Astro marks every MDX file with a directive that the bundler then warns of. @type {import('vite').Rolldown.InputOptions['onLog']} */
const withoutDirectiveNoise = (level, log, report) => {
  if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log)
}

export default defineConfig({
  ...(process.env.SITE && { site: process.env.SITE }),
  output: 'static',
  trailingSlash: 'always',
  i18n: { defaultLocale: 'en', locales: ['en', 'ko'], routing: { prefixDefaultLocale: false } },
  markdown: { processor: unified({ remarkPlugins: chapterPlugins }), shikiConfig: { theme: inkOnly } },
  integrations: [mdx({ optimize: true }), svelte(), koreanFonts],
  security: {
    csp: {
      directives: [
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'none'",
      ],
      scriptDirective: {
        resources: ["'self'", "'wasm-unsafe-eval'"],
        hashes: [`sha256-${createHash('sha256').update(themeScript).digest('base64')}`],
      },
      // KaTeX and the figures place things with style attributes; style elements stay hashed.
      styleDirective: { resources: ["'self'", { resource: "'unsafe-inline'", kind: 'attribute' }] },
    },
  },
  devToolbar: { enabled: false },
  vite: {
    plugins: [onlyWoff2],
    assetsInclude: ['**/*.u8'],
    worker: { format: 'es' },
    // A small asset must stay a file: the content policy allows no data: address for WebAssembly and fonts.
    build: { assetsInlineLimit: 0, rolldownOptions: { onLog: withoutDirectiveNoise } },
  },
})
