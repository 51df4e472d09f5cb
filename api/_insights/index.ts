export { channelFigures } from './channel-figures.js'
export { type Bucket, type FigureRow, figuresOf } from './figures/figures-of.js'
export { firstTouch, lastTouch, touchesOf } from './touches.js'
