export { problems } from './generated/problems.js'
