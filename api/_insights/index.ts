export { channelFigures } from './channel-figures.js'
export { firstTouch, lastTouch, touchesOf } from './touches.js'
