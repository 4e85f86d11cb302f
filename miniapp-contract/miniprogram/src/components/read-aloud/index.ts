import { canSpeak, hush, speak } from "../../services/speech";

/** A button that reads a text aloud, where WeChat offers it; nothing where it does not. */
Component({
  properties: { text: String },
  data: { able: false, speaking: false },
  lifetimes: {
    attached() {
      this.setData({ able: canSpeak() });
    },
    detached() {
      if (this.data.speaking) hush();
    },
  },
  methods: {
    play() {
      const speaking = !this.data.speaking;
      this.setData({ speaking });
      if (speaking) speak(this.data.text, () => this.setData({ speaking: false }));
      else hush();
    },
  },
});
