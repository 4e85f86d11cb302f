import { canSpeak, speak } from "../../services/speech";

/** A button that reads a text aloud, where WeChat offers it; nothing where it does not. */
Component({
  properties: { text: String },
  data: { able: false },
  lifetimes: {
    attached() {
      this.setData({ able: canSpeak() });
    },
  },
  methods: {
    play() {
      speak(this.data.text);
    },
  },
});
