/** Follows moved places, on pages that have some. */
import { MovedPlaces } from "./moved-places.js";

new MovedPlaces();
