import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import './components/tokens.css'
import { App } from './App.tsx'
import { rememberedTheme, showTheme } from './components/shell/theme.ts'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no element with the id `root`.')

showTheme(rememberedTheme())
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
