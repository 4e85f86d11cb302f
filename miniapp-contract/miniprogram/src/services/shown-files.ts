/** What is looked at for a moment: pictures and films must be files to be shown, and shall not stay as files. */
const PREFIX = "shown-";
let count = 0;

/** @returns where the bytes can be shown from, until {@link removeShown} */
export function shown(bytes: ArrayBuffer, extension: string): Promise<string> {
  const filePath = `${wx.env.USER_DATA_PATH}/${PREFIX}${Date.now()}-${(count += 1)}.${extension}`;
  return new Promise((resolve, reject) =>
    wx.getFileSystemManager().writeFile({
      filePath,
      data: bytes,
      success: () => resolve(filePath),
      fail: ({ errMsg }) => reject(new Error(errMsg)),
    }),
  );
}

/** Removes all of them: when the page is left, and at the next start where the mini-program was ended meanwhile. */
export function removeShown(): void {
  const folder = wx.env.USER_DATA_PATH;
  const files = wx.getFileSystemManager();
  files.readdir({
    dirPath: folder,
    success: (found) =>
      found.files.filter((name) => name.startsWith(PREFIX)).forEach((name) => files.unlink({ filePath: `${folder}/${name}` })),
  });
}
