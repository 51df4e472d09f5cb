import { Image, View } from '@tarojs/components'
import { Button } from './button'
import { Icon } from './icon'
import './picture-field.scss'
import { Tap } from './tap'

type Upload = {
  /** Lets the person choose and sends it; its path, or nothing. */
  choose(): Promise<string | undefined>
  urlOf(picture: string): string
  busy: boolean
  /** How much has gone, 0 to 1. */
  progress: number
  /** Why the last one was not taken, in a sentence. */
  fault: string | null
}

type PictureFieldProps = {
  label: string
  shape: 'wide' | 'square'
  picture: string | null
  upload: Upload
  onChange(picture: string | null): void
}

/** A picture that can be sent, changed and taken away again. */
export const PictureField = ({ label, shape, picture, upload, onChange }: PictureFieldProps) => {
  const choose = async () => {
    const chosen = await upload.choose()
    if (chosen) onChange(chosen)
  }
  return (
    <View className={`picture-field picture-field-${shape}`} role="group" aria-label={label}>
      <View className="note">{label}</View>
      <View className="picture-field-body">
        <Tap
          className={`picture-field-frame ${picture ? '' : 'picture-field-empty'}`}
          label={picture ? `${label}，换一张` : `${label}，拍一张或选一张`}
          disabled={upload.busy}
          onTap={choose}
        >
          {picture ? (
            <Image className="picture-field-image" src={upload.urlOf(picture)} mode="aspectFill" />
          ) : (
            <>
              <Icon name="camera" />
              <View className="note">拍一张或选一张</View>
            </>
          )}
          {upload.busy && <Sending progress={upload.progress} />}
        </Tap>
        {picture && (
          <View className="picture-field-acts">
            <Button kind="side" small disabled={upload.busy} onTap={choose}>
              换一张
            </Button>
            <Button kind="plain" small disabled={upload.busy} onTap={() => onChange(null)}>
              不要了
            </Button>
          </View>
        )}
      </View>
      {upload.fault && (
        <View className="picture-field-fault" role="alert">
          {upload.fault}
        </View>
      )}
    </View>
  )
}

// All of it gone is not yet taken: the server looks at it first.
const Sending = ({ progress }: { progress: number }) => {
  const percent = Math.floor(progress * 100)
  return (
    <View className="picture-field-sending" role="status">
      <View>{percent < 100 ? `正在传 ${percent}%` : '马上就好'}</View>
      <View className="picture-field-track">
        <View className="picture-field-gone" style={{ width: `${percent}%` }} />
      </View>
    </View>
  )
}
