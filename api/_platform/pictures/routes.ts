import * as z from 'zod'
import { SentPicture } from '../contract.js'
import { servedElsewhere } from '../route.js'

const PictureForm = z
  .object({ file: z.string().meta({ format: 'binary', description: 'JPEG, PNG or WebP, up to 8 MB' }) })
  .meta({ id: 'PictureForm' })

export const pictureRoutes = [
  servedElsewhere({
    access: 'guest',
    path: '/pictures',
    summary: '传一张照片',
    status: 201,
    body: PictureForm,
    bodyType: 'multipart/form-data',
    reply: SentPicture,
  }),
]
