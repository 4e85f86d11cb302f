import { screenPage } from "../../page";

screenPage({ open: true });
