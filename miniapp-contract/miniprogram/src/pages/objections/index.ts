import { screenPage } from "../../page";

screenPage();
