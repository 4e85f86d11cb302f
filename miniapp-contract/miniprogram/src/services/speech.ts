/** What the WechatSI plugin offers, where the county has added it to app.json. */
interface SpeechPlugin {
  textToSpeech(options: {
    lang: string;
    tts: boolean;
    content: string;
    success: (result: { filename: string }) => void;
    fail: () => void;
  }): void;
}

declare const requirePlugin: ((name: string) => SpeechPlugin) | undefined;

/** The plugin takes 1,000 bytes at once; a Chinese character is three. */
const PIECE = 300;
let player: WechatMiniprogram.InnerAudioContext | undefined;

function plugin(): SpeechPlugin | undefined {
  try {
    return typeof requirePlugin === "function" ? requirePlugin("WechatSI") : undefined;
  } catch {
    return undefined;
  }
}

export const canSpeak = () => plugin() !== undefined;

/** Ends what is read aloud. */
export function hush() {
  player?.destroy();
  player = undefined;
}

/** Reads a text aloud, piece after piece; a second call replaces the first. */
export function speak(text: string, ended: () => void) {
  const voice = plugin();
  if (!voice) return;
  hush();
  const current = (player = wx.createInnerAudioContext());
  let at = 0;
  const next = () => {
    if (current !== player) return;
    if (at >= text.length) {
      ended();
      return;
    }
    const content = text.slice(at, (at += PIECE));
    voice.textToSpeech({
      lang: "zh_CN",
      tts: true,
      content,
      success: ({ filename }) => {
        // Meanwhile it may have been ended.
        if (current !== player) return;
        current.src = filename;
        current.play();
      },
      fail: () => {
        if (current !== player) return;
        ended();
        void wx.showToast({ title: "现在不能朗读", icon: "none" });
      },
    });
  };
  current.onEnded(next);
  next();
}
