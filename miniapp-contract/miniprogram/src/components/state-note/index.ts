import { open } from "../../services/navigate";

/** What a screen says of its own state: under way, out of date, gone wrong. */
Component({
  properties: {
    busy: Boolean,
    problem: String,
    /** Of the problem: who is not logged in is led to where one can be. */
    code: String,
    /** When what is shown was seen last; empty for what is fresh. */
    stale: String,
    /** Whether what is out of date is being asked for; `busy` shows that too. */
    updating: Boolean,
    /** Whether trying again may help. */
    retry: { type: Boolean, value: true },
  },
  methods: {
    login() {
      open("me");
    },
    again() {
      this.triggerEvent("again");
    },
  },
});
