import { api } from "./services/api";
import { keepForms } from "./services/forms";
import { removeShown } from "./services/shown-files";

/** Milliseconds after which the first screen has had the network for itself. */
const FIRST_SCREEN = 3000;

App({
  onLaunch() {
    // Goes on with what an earlier run left: uploads, a report or a wish that waits for the network.
    void api.start();
    removeShown();
    setTimeout(() => {
      keepForms().catch(() => undefined);
    }, FIRST_SCREEN);
  },
});
