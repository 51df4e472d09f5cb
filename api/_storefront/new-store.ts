/** What is known of a store that has just been opened. */
export const newStore = ({ name, timeZone }: { name: string; timeZone: string }) => ({
  ...{ name, timeZone, address: '', phone: '' },
  ...{ latitude: null, longitude: null, notice: null, pictureDay: null, pictureNight: null },
})
