import { screenPage } from "../../page";
import { rosterScene } from "../../services/scene";

screenPage({ scene: rosterScene, open: true });
