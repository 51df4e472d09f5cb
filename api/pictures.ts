import { answerPictures } from './_platform/pictures/answer-pictures.js'
import { pictureGround } from './_platform/pictures/ground.js'

export default { fetch: async (request: Request) => answerPictures(await pictureGround(), request) }
