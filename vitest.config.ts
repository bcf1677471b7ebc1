import react from '@vitejs/plugin-react'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { browserArguments, ensureBrowser } from './scripts/browser.mjs'

export default defineConfig({
  plugins: [react()],
  test: {
    passWithNoTests: true,
    testTimeout: 15_000,
    projects: [
      {
        extends: true,
        test: { name: 'node', environment: 'node', include: ['src/**/*.test.ts'] },
      },
      {
        // Components run in a real browser: happy-dom and jsdom lack the geometry that diagrams need.
        extends: true,
        // Named up front, because a dependency found late makes the server reload in the middle of a test.
        optimizeDeps: {
          include: [
            '@testing-library/jest-dom/vitest',
            '@testing-library/react',
            '@testing-library/user-event',
            '@tanstack/react-virtual',
            '@xyflow/react',
            'framer-motion/mini',
            'react',
            'react-dom',
            'react-dom/client',
            'react/jsx-dev-runtime',
            'zustand',
          ],
        },
        test: {
          name: 'browser',
          include: ['src/**/*.test.tsx'],
          setupFiles: ['vitest.setup.ts'],
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            // Not `localhost`, which a bare system cannot resolve.
            api: { host: '127.0.0.1' },
            provider: playwright({
              launchOptions: { executablePath: await ensureBrowser(), args: browserArguments },
            }),
            instances: [{ browser: 'chromium' }],
          },
        },
      },
    ],
  },
})
