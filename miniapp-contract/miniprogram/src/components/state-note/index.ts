/** What a screen says of its own state: under way, out of date, gone wrong. */
Component({
  properties: {
    busy: Boolean,
    problem: String,
    /** When what is shown was seen last; empty for what is fresh. */
    stale: String,
    /** Whether trying again may help. */
    retry: { type: Boolean, value: true },
  },
  methods: {
    again() {
      this.triggerEvent("again");
    },
  },
});
