import { api } from "./services/api";

App({
  onLaunch() {
    // Goes on with what an earlier run left: uploads, a report or a wish that waits for the network.
    void api.start();
  },
});
