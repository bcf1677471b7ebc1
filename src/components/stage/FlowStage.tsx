export { StillStage as default } from './StillStage.tsx'
