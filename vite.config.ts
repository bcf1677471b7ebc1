import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { licences } from './scripts/licences.mjs'

/** The browser enforces what we promise: this page runs its own files only and talks to nobody. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: data:",
  "font-src 'self'",
  "connect-src 'none'",
  "worker-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-src 'none'",
  "manifest-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

// In a build only: the development server relies on inline code and a socket.
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: {
    order: 'post',
    // A policy in a meta element does not bind what stands before it, so it goes first.
    handler: (html) =>
      html.replace(
        '<head>',
        `<head>\n    <meta http-equiv="Content-Security-Policy" content="${CONTENT_SECURITY_POLICY}" />`,
      ),
  },
}

// The bundler is free to put any style sheet first, so each names the cascade layers in their order.
const layerOrder: Plugin = {
  name: 'layer-order',
  apply: 'build',
  enforce: 'post',
  generateBundle(_, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === 'asset' && file.fileName.endsWith('.css'))
        file.source = `@layer reset,tokens,base,components;${String(file.source)}`
  },
}

// React Flow's viewport stands still here.
const stillViewport = fileURLToPath(new URL('src/components/stage/stillViewport.ts', import.meta.url))

export default defineConfig({
  // Relative addresses, so that `dist` works in any folder of any host.
  base: './',
  plugins: [react(), contentSecurityPolicy, layerOrder, licences()],
  resolve: { alias: { 'd3-transition': stillViewport, 'd3-interpolate': stillViewport } },
  build: {
    target: 'es2023',
    minify: 'terser',
    // Slower than the bundler's own, and 2.8 KB smaller over a lesson.
    terserOptions: { module: true, ecma: 2020, compress: { passes: 2 } },
    // The polyfill fetches, which the policy forbids; every browser we support has module preload.
    modulePreload: { polyfill: false },
    // Fonts and styles may come from 'self' only, so nothing becomes a data: address.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What is needed together is one file: by itself, the bundler makes a file of whatever a rare part shares with
          // the lesson, and dozens of small files compress badly.
          groups: [
            { name: 'first', test: /src\/main\.tsx$/, priority: 2 },
            { name: 'lesson', test: /src\/(store\/engine|components\/proof\/(Proof|telling))\.tsx?$/, priority: 1 },
          ],
        },
      },
    },
  },
})
