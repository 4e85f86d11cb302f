import { screenPage } from "../../page";
import { regionScene } from "../../services/scene";

screenPage({ scene: regionScene, open: true });
